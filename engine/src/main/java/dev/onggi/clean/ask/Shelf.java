package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Where accepted answers are kept for all later runs.
@FunctionalInterface
public interface Shelf {
    /// Keeps answers.
    ///
    /// @param answers what was accepted of one call
    /// @return completes on the event loop once they are on the disk
    CompletionStage<@Nullable Void> keep(List<Kept> answers);

    /// An accepted answer.
    ///
    /// @param key what was asked
    /// @param answer as [dev.onggi.clean.ask.form.Answer#json] writes it
    /// @param model who answered, as people name it
    /// @param call in which
    record Kept(ContentKey key, String answer, String model, CallId call) {}
}
