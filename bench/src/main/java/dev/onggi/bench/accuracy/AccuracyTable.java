package dev.onggi.bench.accuracy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Prints measurements, one line each.
final class AccuracyTable {
    private static final double PERCENT = 100;

    private AccuracyTable() {}

    static String header() {
        return """
        | for | table | seed | rows | P | R | F1 | harm | harmed | right cells | wrong and missing removed | flagged P | flagged R | changed again | s |
        |---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\
        """;
    }

    static String line(Trial trial, Measurement measured) {
        var total = measured.score().total();
        var found = measured.score().detection();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %,d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %,d | %.1f |",
                group(trial),
                trial.table(),
                trial.seed() == 0 ? "" : trial.seed(),
                measured.rows(),
                share(total.precision(), total.changed()),
                share(total.recall(), total.wrongBefore()),
                share(total.f1(), total.wrongBefore()),
                String.format(Locale.ROOT, "%.3f %%", total.harm() * PERCENT),
                String.format(Locale.ROOT, "%,d", total.harmed()),
                percent(total.rightBefore()) + " -> " + percent(total.rightAfter()),
                total.wrongBefore() == 0 ? "-" : percent(total.removed()),
                share(found.flaggedPrecision(), found.flagged()),
                share(found.flaggedRecall(), found.wrong() - found.changedWrong()),
                measured.again(),
                seconds(measured.took()));
    }

    static String skipped(Trial trial, String why) {
        return "| %s | %s | %s | skipped: %s |"
                .formatted(group(trial), trial.table(), trial.seed() == 0 ? "" : trial.seed(), why);
    }

    /// The same for programs.
    static Map<String, Object> json(Trial trial, Measurement measured) {
        var total = measured.score().total();
        var found = measured.score().detection();
        var map = new LinkedHashMap<String, Object>();
        map.put("group", group(trial));
        map.put("table", trial.table());
        map.put("seed", trial.seed());
        map.put("rows", measured.rows());
        map.put("cells", total.cells());
        map.put("wrong", total.wrongBefore());
        map.put("changed", total.changed());
        map.put("repaired", total.repaired());
        map.put("harmed", total.harmed());
        map.put("precision", total.precision());
        map.put("recall", total.recall());
        map.put("f1", total.f1());
        map.put("harm", total.harm());
        map.put("right_before", total.rightBefore());
        map.put("right_after", total.rightAfter());
        map.put("removed", total.removed());
        map.put("detection_precision", found.precision());
        map.put("detection_recall", found.recall());
        map.put("flagged", found.flagged());
        map.put("flagged_precision", found.flaggedPrecision());
        map.put("flagged_recall", found.flaggedRecall());
        map.put("abstention", found.abstention());
        map.put("changed_again", measured.again());
        map.put("seconds", seconds(measured.took()));
        return map;
    }

    /// Group and table, as they are asked for.
    static String name(Trial trial) {
        return group(trial) + " " + trial.table();
    }

    private static String group(Trial trial) {
        return trial.group().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String share(double share, long of) {
        return of == 0 ? "-" : String.format(Locale.ROOT, "%.3f", share);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * PERCENT);
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }
}
