package dev.onggi.bench.accuracy;

import dev.onggi.bench.accuracy.Trial.Group;
import dev.onggi.clean.learn.Thresholds;
import dev.onggi.quality.truth.RepairCount;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What each table gets when every threshold was chosen on the other tables alone: each is turned
/// by itself, and of its values the one is taken with which the others do best. Tables that were
/// made from the same one are never among the others.
final class CrossCheck {
    /// Right cells of a table with errors that may be changed.
    private static final double MOST_HARM = 0.0005;

    /// By so much the others have to do better before the standard value is left.
    private static final double BETTER = 0.0005;

    /// A table with its files.
    private record Case(Trial trial, Trial.Pair files) {}

    private final Folders folders;
    private final List<Case> cases = new ArrayList<>();
    private final Map<Thresholds, Map<Case, RepairCount>> measured = new HashMap<>();

    CrossCheck(List<Trial> trials, Folders folders) throws IOException {
        this.folders = folders;
        for (var trial : trials) {
            try {
                cases.add(new Case(trial, trial.maker().make(folders.next())));
            } catch (NoSuchFileException e) {
                // a table that is not here says nothing
            }
        }
    }

    void print(PrintStream out) throws IOException {
        var standard = Thresholds.STANDARD;
        measure(standard, cases);
        for (var knob : Knob.all()) {
            for (double value : knob.others()) {
                measure(knob.turn().to(standard, value), cases);
            }
        }
        out.println(
                """
                | table | F1 | with settings of the others | harm | with settings of the others | chosen otherwise |
                |---|---:|---:|---:|---:|---|\
                """);
        for (var one : cases) {
            var chosen = chosen(others(one));
            var thresholds = standard;
            for (var choice : chosen.entrySet()) {
                thresholds = choice.getKey().turn().to(thresholds, choice.getValue());
            }
            measure(thresholds, List.of(one));
            out.println(line(one, thresholds, chosen));
        }
        out.println();
        out.println("By all tables: " + said(chosen(cases)));
        out.println();
        out.println(
                """
                | threshold | value | mean F1 | beyond a bound of harm |
                |---|---:|---:|---|\
                """);
        for (var knob : Knob.all()) {
            line(out, knob, knob.standard());
            for (double value : knob.others()) {
                line(out, knob, value);
            }
        }
    }

    private List<Case> others(Case one) {
        return cases.stream()
                .filter(other -> !other.trial().family().equals(one.trial().family()))
                .toList();
    }

    private void measure(Thresholds thresholds, List<Case> some) throws IOException {
        var known = measured.computeIfAbsent(thresholds, t -> new HashMap<>());
        for (var one : some) {
            if (!known.containsKey(one)) {
                var score = Measurement.score(one.files(), folders.next(), thresholds);
                known.put(one, score.total());
            }
        }
    }

    private RepairCount count(Thresholds thresholds, Case one) {
        var known = Objects.requireNonNull(measured.get(thresholds));
        return Objects.requireNonNull(known.get(one));
    }

    /// The values other than the standard ones with which some tables do better and none is harmed.
    private Map<Knob, Double> chosen(List<Case> some) {
        var chosen = new LinkedHashMap<Knob, Double>();
        for (var knob : Knob.all()) {
            double most = f1(Thresholds.STANDARD, some) + BETTER;
            for (double value : knob.others()) {
                var thresholds = knob.turn().to(Thresholds.STANDARD, value);
                double f1 = f1(thresholds, some);
                if (f1 > most && harmed(thresholds, some).isEmpty()) {
                    most = f1;
                    chosen.put(knob, value);
                }
            }
        }
        return chosen;
    }

    private double f1(Thresholds thresholds, List<Case> some) {
        return some.stream()
                .filter(one -> one.trial().group() != Group.CLEAN)
                .mapToDouble(one -> count(thresholds, one).f1())
                .average()
                .orElse(0);
    }

    /// Tables that a setting harms more than any may be harmed, and more than the standard does.
    private List<String> harmed(Thresholds thresholds, List<Case> some) {
        return some.stream()
                .filter(one -> {
                    double bound = one.trial().group() == Group.CLEAN ? 0 : MOST_HARM;
                    double now = count(Thresholds.STANDARD, one).harm();
                    return count(thresholds, one).harm() > Math.max(bound, now);
                })
                .map(one -> AccuracyTable.name(one.trial()))
                .toList();
    }

    private String line(Case one, Thresholds thresholds, Map<Knob, Double> chosen) {
        var now = count(Thresholds.STANDARD, one);
        var then = count(thresholds, one);
        boolean clean = one.trial().group() == Group.CLEAN;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.3f %% | %.3f %% | %s |",
                AccuracyTable.name(one.trial()),
                clean ? "-" : String.format(Locale.ROOT, "%.3f", now.f1()),
                clean ? "-" : String.format(Locale.ROOT, "%.3f", then.f1()),
                now.harm() * 100,
                then.harm() * 100,
                said(chosen));
    }

    private static String said(Map<Knob, Double> chosen) {
        return chosen.isEmpty()
                ? "nothing"
                : chosen.entrySet().stream()
                        .map(c -> c.getKey().name() + " " + c.getValue())
                        .collect(Collectors.joining(", "));
    }

    private void line(PrintStream out, Knob knob, double value) {
        var thresholds = knob.turn().to(Thresholds.STANDARD, value);
        out.printf(
                Locale.ROOT,
                "| %s | %s | %.4f | %s |%n",
                knob.name(),
                value,
                f1(thresholds, cases),
                String.join(", ", harmed(thresholds, cases)));
    }
}
