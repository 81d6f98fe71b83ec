package dev.onggi.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A channel by which people and programs are told, used as `notify: [{notifier: NAME, to: ...}]`.
/// Found by [java.util.ServiceLoader].
///
/// A message is kept until [#send] has returned, and is sent again after a failure or a crash: the
/// other side may see it twice, with the same id. One object sends many messages, several at a
/// time.
public interface Notifier {
    /// The name in `notify:`.
    ///
    /// @return lower case
    String name();

    /// The type of the stored connections it sends by.
    ///
    /// @return such as `smtp`
    default String connectionType() {
        return name();
    }

    /// The keys of such a connection beside `type`. Where one of them must be there, so must a
    /// connection.
    ///
    /// @return the settings, for validation
    List<Setting> settings();

    /// Looks at a target without touching the outside world.
    ///
    /// @param target whom to tell
    /// @throws Failure with what is wrong with it
    default void check(Target target) throws Failure {}

    /// Sends a message and returns once the other side has taken it.
    ///
    /// @param message what to tell
    /// @param target whom to tell
    /// @throws Exception any; a [Failure] says whether another try can help soon, and how long to
    ///   wait
    void send(Message message, Target target) throws Exception;

    /// What is told.
    ///
    /// @param id the same at each try, and of no other message
    /// @param at when the message was made
    /// @param title one line
    /// @param text lines of plain text, in the workspace's language; secrets are masked
    /// @param json the same for programs, as one JSON object
    record Message(String id, Instant at, String title, String text, String json) {}

    /// Who is told.
    interface Target {
        /// The address, channel or URL of `notify:`.
        ///
        /// @return with every `${...}` filled in; empty where nothing was written
        String to();

        /// A key of the stored connection, or what [Setting#fallback] says where it is absent.
        ///
        /// @param name the key
        /// @return its text, or empty
        Optional<String> setting(String name);
    }
}
