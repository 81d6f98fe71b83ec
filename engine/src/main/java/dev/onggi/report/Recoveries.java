package dev.onggi.report;

import dev.onggi.run.EndedRunRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How long pipelines stayed broken: from the failure of a run, or the death of the process that
/// worked on it, to the end of the next run that succeeded.
public final class Recoveries {
    private static final Set<String> BROKEN = Set.of("failed", "stopped", "interrupted");

    /// A time in which a pipeline was broken.
    ///
    /// @param pipeline which
    /// @param from when its first failing run ended
    /// @param to when it succeeded again, or null where it has not yet
    public record Outage(String pipeline, Instant from, @Nullable Instant to) {
        /// How long it was or is.
        ///
        /// @param now the time, for one that goes on
        /// @return never negative
        public Duration took(Instant now) {
            var took = Duration.between(from, to == null ? now : to);
            return took.isNegative() ? Duration.ZERO : took;
        }
    }

    private Recoveries() {}

    private record Happening(String pipeline, Instant at, boolean well) {}

    /// Finds them.
    ///
    /// @param runs that have ended
    /// @param deaths when processes died that worked on runs, by the run
    static List<Outage> of(List<EndedRunRepository.Run> runs, Map<String, Instant> deaths) {
        var broken = new HashMap<String, Instant>();
        var outages = new ArrayList<Outage>();
        for (var one : happenings(runs, deaths)) {
            if (!one.well()) {
                broken.putIfAbsent(one.pipeline(), one.at());
                continue;
            }
            var since = broken.remove(one.pipeline());
            if (since != null) {
                outages.add(new Outage(one.pipeline(), since, one.at()));
            }
        }
        broken.forEach((pipeline, since) -> outages.add(new Outage(pipeline, since, null)));
        outages.sort(Comparator.comparing(Outage::from).thenComparing(Outage::pipeline));
        return List.copyOf(outages);
    }

    private static List<Happening> happenings(
            List<EndedRunRepository.Run> runs, Map<String, Instant> deaths) {
        var happenings = new ArrayList<Happening>();
        for (var run : runs) {
            var died = deaths.get(run.id());
            if (died != null) {
                happenings.add(new Happening(run.pipeline(), died, false));
            }
            boolean well = run.state().equals("succeeded");
            if (well || BROKEN.contains(run.state())) {
                happenings.add(new Happening(run.pipeline(), run.to(), well));
            }
        }
        happenings.sort(Comparator.comparing(Happening::at));
        return happenings;
    }
}
