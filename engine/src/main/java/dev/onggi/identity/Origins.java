package dev.onggi.identity;

import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Whose runs are whose: who asked for a run, and that the same request begins it once.
public final class Origins {
    private final OriginRepository origins;

    Origins(Database database) {
        this.origins = new OriginRepository(database);
    }

    /// A request for a run.
    ///
    /// @param account who asks
    /// @param key what makes it the same request as another one of this account
    /// @param fingerprint of everything that is asked for
    /// @param pipeline whose run
    public record Request(String account, String key, String fingerprint, String pipeline) {
        /// What makes the run of the request the same run, also after a crash between the two.
        ///
        /// @return unique among accounts
        public String once() {
            return account + "/" + Bearer.hash(key);
        }
    }

    /// A run that was asked for.
    ///
    /// @param run its id
    /// @param again whether an earlier request of the same key began it
    public record Begun(String run, boolean again) {}

    /// Begins a run for somebody, unless the same request has begun it.
    ///
    /// @param request what is asked, by whom
    /// @param start begins the run of a request, or finds the one that has its `once`
    /// @return the run
    /// @throws OnggiException where the key stood for another request
    public Begun begin(Request request, Function<Request, String> start) {
        var known =
                origins.reserve(
                        request.account(),
                        request.key(),
                        request.fingerprint(),
                        request.pipeline());
        if (known.isPresent() && !known.get().fingerprint().equals(request.fingerprint())) {
            throw OnggiException.of(IdentityProblem.KEY_USED, request.key());
        }
        var run = known.map(OriginRepository.Known::run);
        if (run.isPresent()) {
            return new Begun(run.get(), true);
        }
        try {
            var begun = start.apply(request);
            origins.begun(request.account(), request.key(), begun);
            return new Begun(begun, known.isPresent());
        } catch (OnggiException e) {
            origins.refused(request.account(), request.key());
            throw e;
        }
    }

    /// Who asked for a run.
    ///
    /// @param run its id
    /// @return the account; empty where a schedule, the command line or another run did
    public Optional<String> of(String run) {
        return Optional.ofNullable(of(List.of(run)).get(run));
    }

    /// Who asked for runs.
    ///
    /// @param runs their ids
    /// @return the accounts by run, of those that an account asked for
    public Map<String, String> of(List<String> runs) {
        return origins.of(runs);
    }

    /// Gives a run the name that whoever asked for it knows it by.
    ///
    /// @param pipeline its pipeline
    /// @param name unique among those of the pipeline
    /// @param run its id
    /// @return false where another run has the name
    public boolean name(String pipeline, String name, String run) {
        return origins.name(pipeline, name, run);
    }

    /// The run that somebody gave a name.
    ///
    /// @param pipeline its pipeline
    /// @param name as it was given
    /// @return its id, or empty
    public Optional<String> named(String pipeline, String name) {
        return origins.named(pipeline, name);
    }

    /// The names of runs.
    ///
    /// @param runs their ids
    /// @return the names by run, of those that have one
    public Map<String, String> names(List<String> runs) {
        return origins.names(runs);
    }
}
