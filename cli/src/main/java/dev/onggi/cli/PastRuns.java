package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.run.RunRepository;
import dev.onggi.run.RunRepository.RecordedRun;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/// Finds the run that an argument means: its id, the beginning or end of its time where no other
/// run has it, a pipeline, whose last run is meant, or `latest`.
final class PastRuns {
    private static final int KNOWN = 1000;

    private PastRuns() {}

    static RecordedRun find(Onggi onggi, String name) {
        var database = onggi.metadata();
        if (database == null) {
            throw OnggiException.of(CommandProblem.NO_SUCH_RUN, name, "");
        }
        var runs = new RunRepository(database);
        var exact = runs.find(name);
        if (exact.isPresent()) {
            return exact.get();
        }
        var latest = runs.latest(KNOWN);
        if (name.equals("latest") && !latest.isEmpty()) {
            return latest.getFirst();
        }
        var similar = latest.stream().filter(run -> abbreviates(name, run)).toList();
        if (similar.size() == 1) {
            return similar.getFirst();
        }
        throw OnggiException.of(CommandProblem.NO_SUCH_RUN, name, nearest(name, similar, latest));
    }

    /// The runs of a pipeline, the newest first.
    static List<RecordedRun> of(Onggi onggi, String pipeline) {
        var database = Objects.requireNonNull(onggi.metadata());
        return new RunRepository(database)
                .latest(KNOWN).stream().filter(run -> run.pipeline().equals(pipeline)).toList();
    }

    private static boolean abbreviates(String name, RecordedRun run) {
        var start = run.pipeline().length() + 1;
        return run.id().length() > start
                && !name.isEmpty()
                && (run.id().startsWith(name, start)
                        || run.id().substring(start).endsWith(name)
                        || (name.length() > start && run.id().startsWith(name)));
    }

    private static String nearest(
            String name, List<RecordedRun> similar, List<RecordedRun> latest) {
        if (!similar.isEmpty()) {
            return similar.getFirst().id();
        }
        var known = new LinkedHashSet<String>();
        latest.forEach(run -> known.add(run.pipeline()));
        latest.forEach(run -> known.add(run.id()));
        return NearestName.of(name, known).orElse("");
    }
}
