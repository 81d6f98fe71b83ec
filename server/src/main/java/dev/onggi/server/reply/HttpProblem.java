package dev.onggi.server.reply;

import dev.onggi.problem.ProblemCode;

/// A kind of problem that only calls have, and the HTTP status that says it.
public interface HttpProblem extends ProblemCode {
    /// The HTTP status that says it.
    ///
    /// @return such as 404
    int status();
}
