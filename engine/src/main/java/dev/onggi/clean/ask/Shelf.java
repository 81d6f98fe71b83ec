package dev.onggi.clean.ask;

import dev.onggi.clean.ask.cache.Cached;
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
    record Kept(ContentKey key, String answer, String model, CallId call) {
        /// The answer as the cache holds it.
        ///
        /// @return the model's name in the first line, then the answer
        public Cached cached() {
            return new Cached(key, call, model + "\n" + answer);
        }

        /// An answer out of the cache.
        ///
        /// @param cached as [#cached] made it
        /// @return the answer
        public static Kept of(Cached cached) {
            int line = cached.text().indexOf('\n');
            return new Kept(
                    cached.key(),
                    cached.text().substring(line + 1),
                    cached.text().substring(0, Math.max(0, line)),
                    cached.call());
        }
    }
}
