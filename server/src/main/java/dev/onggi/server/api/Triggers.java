package dev.onggi.server.api;

import dev.onggi.identity.Origins;
import dev.onggi.run.RunCause;
import dev.onggi.run.RunRequest;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.World;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Begins runs for callers, each request once.
public final class Triggers {
    private final World world;

    Triggers(World world) {
        this.world = world;
    }

    /// What is asked for.
    ///
    /// @param pipeline whose run
    /// @param request what is asked of it
    /// @param key what makes it the same request as another one of the caller; null for always a
    ///   new one
    public record Wanted(String pipeline, RunRequest request, @Nullable String key) {
        /// Everything that is asked for, as one text.
        String fingerprint() {
            return ETags.of(
                    String.join(
                            "\u001f",
                            pipeline,
                            new TreeMap<>(request.params()).toString(),
                            String.valueOf(request.date()),
                            String.valueOf(request.sample()),
                            String.valueOf(request.from()),
                            String.valueOf(request.until()),
                            String.valueOf(request.only())));
        }
    }

    /// Begins a run.
    ///
    /// @param caller who asks
    /// @param wanted what for
    /// @return the run, and whether an earlier request of the same key began it
    /// @throws dev.onggi.problem.OnggiException where there is no such pipeline, its parameters are
    ///   wrong, or the key stood for another request
    public Origins.Begun begin(Caller caller, Wanted wanted) {
        var key = wanted.key() == null ? UUID.randomUUID().toString() : wanted.key();
        var request =
                new Origins.Request(
                        caller.account().name(), key, wanted.fingerprint(), wanted.pipeline());
        return world.identity().origins().begin(request, asked -> start(asked, wanted));
    }

    private String start(Origins.Request asked, Wanted wanted) {
        var orders = world.serving().orders();
        @Nullable Instant end = wanted.request().date();
        var cause = new RunCause(RunCause.Kind.MANUAL, asked.once(), null, end, null);
        return orders.start(wanted.pipeline(), wanted.request(), cause)
                .or(() -> orders.find(wanted.pipeline(), cause))
                .orElseThrow();
    }
}
