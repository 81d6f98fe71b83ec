package dev.onggi.schedule;

import dev.onggi.pipeline.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The runs of a day as they are to be expected.
///
/// @param day the day
/// @param zone the time zone of the day
/// @param rows the schedules with their runs, in the order of their first
/// @param overlaps pipelines of which a run starts before the one before it is expected to end
/// @param most how many runs go on at the same time at most
/// @param mostAt since when, or null where none runs
public record Timeline(
        LocalDate day,
        ZoneId zone,
        List<Row> rows,
        List<Overlap> overlaps,
        int most,
        @Nullable Instant mostAt) {

    /// The runs of a schedule.
    ///
    /// @param key the schedule
    /// @param runs in order; none where it waits for data that comes when it comes
    /// @param expected what each takes, or empty where that is not known
    public record Row(ScheduleKey key, List<Run> runs, Optional<Expectation> expected) {}

    /// A run to be expected.
    ///
    /// @param start when it starts
    /// @param end when it is expected to end; its start where that is not known
    public record Run(Instant start, Instant end) {}

    /// Runs of a pipeline in each other's way.
    ///
    /// @param pipeline the pipeline's name
    /// @param times how many runs start too early
    /// @param first the first of them
    public record Overlap(String pipeline, int times, Instant first) {}

    /// Foretells a day.
    ///
    /// @param agenda every schedule; those of paused pipelines are left out
    /// @param outlook what runs are expected to take
    /// @param day the day
    /// @param zone the time zone of the day
    /// @return the day
    public static Timeline of(Agenda agenda, Outlook outlook, LocalDate day, ZoneId zone) {
        return new Foretelling(agenda, outlook, day, zone).timeline();
    }

    private static final class Foretelling {
        private final List<Planned> planned;
        private final Outlook outlook;
        private final LocalDate day;
        private final ZoneId zone;
        private final Map<ScheduleKey, List<Run>> known = new LinkedHashMap<>();
        private final Set<ScheduleKey> asked = new HashSet<>();

        Foretelling(Agenda agenda, Outlook outlook, LocalDate day, ZoneId zone) {
            this.planned = agenda.planned().stream().filter(one -> !one.paused()).toList();
            this.outlook = outlook;
            this.day = day;
            this.zone = zone;
        }

        Timeline timeline() {
            var rows =
                    planned.stream()
                            .map(one -> new Row(one.key(), runs(one), expected(one)))
                            .sorted(Comparator.comparing(Foretelling::first))
                            .toList();
            var changes = new TreeMap<Instant, Integer>();
            for (var run : rows.stream().flatMap(row -> row.runs().stream()).toList()) {
                changes.merge(run.start(), 1, Integer::sum);
                changes.merge(run.end(), -1, Integer::sum);
            }
            int going = 0;
            int most = 0;
            Instant mostAt = null;
            for (var change : changes.entrySet()) {
                going += change.getValue();
                if (going > most) {
                    most = going;
                    mostAt = change.getKey();
                }
            }
            return new Timeline(day, zone, rows, overlaps(rows), most, mostAt);
        }

        private static Instant first(Row row) {
            return row.runs().isEmpty() ? Instant.MAX : row.runs().getFirst().start();
        }

        private Optional<Expectation> expected(Planned one) {
            return outlook.of(one.key().pipeline(), OptionalLong.empty());
        }

        private List<Run> runs(Planned one) {
            var runs = known.get(one.key());
            if (runs == null) {
                runs = asked.add(one.key()) ? foretell(one) : List.of();
                known.put(one.key(), runs);
            }
            return runs;
        }

        private List<Run> foretell(Planned one) {
            var starts =
                    one.schedule().trigger() instanceof Trigger.AfterPipeline(var name)
                            ? after(name)
                            : one.slots().map(this::slots).orElse(List.of());
            var takes = expected(one);
            return starts.stream()
                    .filter(one::open)
                    .map(start ->
                            new Run(start, takes.map(e -> start.plus(e.median())).orElse(start)))
                    .toList();
        }

        private List<Instant> after(String pipeline) {
            return planned.stream()
                    .filter(other -> other.key().pipeline().equals(pipeline))
                    .flatMap(other -> runs(other).stream())
                    .map(Run::end)
                    .sorted()
                    .toList();
        }

        private List<Instant> slots(Slots slots) {
            var end = day.plusDays(1).atStartOfDay(zone).toInstant();
            var found = new ArrayList<Instant>();
            var slot = slots.next(day.atStartOfDay(zone).toInstant().minusMillis(1));
            while (slot.isPresent() && slot.get().isBefore(end)) {
                found.add(slot.get());
                slot = slots.next(slot.get());
            }
            return found;
        }

        private static List<Overlap> overlaps(List<Row> rows) {
            var byPipeline = new LinkedHashMap<String, List<Run>>();
            rows.forEach(row ->
                    byPipeline
                            .computeIfAbsent(row.key().pipeline(), _ -> new ArrayList<>())
                            .addAll(row.runs()));
            var overlaps = new ArrayList<Overlap>();
            byPipeline.forEach((pipeline, runs) -> {
                runs.sort(Comparator.comparing(Run::start));
                var early = new ArrayList<Instant>();
                var busy = Instant.MIN;
                for (var run : runs) {
                    if (run.start().isBefore(busy)) {
                        early.add(run.start());
                    }
                    busy = run.end().isAfter(busy) ? run.end() : busy;
                }
                if (!early.isEmpty()) {
                    overlaps.add(new Overlap(pipeline, early.size(), early.getFirst()));
                }
            });
            return overlaps;
        }
    }
}
