package dev.onggi.server.reply;

import org.springframework.http.MediaType;

/// How an API that is not Onggi's own says problems.
public interface Manner {
    /// Whether a path belongs to it.
    ///
    /// @param path as it was sent
    /// @return true for all paths below its base
    boolean speaks(String path);

    /// The status it says a problem with.
    ///
    /// @param problem as Onggi's own API says it
    /// @return an HTTP status
    int status(ProblemBody problem);

    /// The body it says a problem with.
    ///
    /// @param problem as Onggi's own API says it
    /// @param path of the call
    /// @return written as JSON
    Object body(ProblemBody problem, String path);

    /// The type of such a body.
    ///
    /// @return a media type
    MediaType type();
}
