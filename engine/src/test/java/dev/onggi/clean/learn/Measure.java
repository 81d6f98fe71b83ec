package dev.onggi.clean.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What learning does to tables whose truth is known; a tool for whoever works on a learner.
/// Folders hold `dirty.csv`, `clean.csv` and perhaps `schema.yaml`; `-v` first tells each rule.
final class Measure {
    private Measure() {}

    public static void main(String[] args) {
        boolean verbose = args[0].equals("-v");
        for (var arg : args) {
            if (!arg.equals("-v")) {
                measure(Path.of(arg), verbose);
            }
        }
    }

    private static void measure(Path folder, boolean verbose) {
        var truth = TableFiles.read(folder.resolve("clean.csv"));
        var file = folder.resolve("dirty.csv");
        var table = TableFiles.read(Files.exists(file) ? file : folder.resolve("clean.csv"));
        var dirty = table.copy();
        long begun = System.nanoTime();
        var learning = Learning.of(table, null);
        learning.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (verbose) {
            for (var rule : learning.rules()) {
                var text = rule.definition().toString();
                System.out.printf("%.3f ", rule.precision());
                System.out.println(
                        rule.cells() + " " + text.substring(0, Math.min(300, text.length())));
            }
        }
        var again = Learning.of(table.copy(), null);
        again.run();
        int more = again.rules().stream().mapToInt(LearntRule::cells).sum();
        if (more > 0) {
            System.out.println("a second run changes " + more + " cells more");
        }
        report(folder, dirty, table, truth, seconds, verbose);
    }

    private static void report(
            Path folder, Table dirty, Table table, Table truth, double seconds, boolean verbose) {
        int wrong = 0;
        int right = 0;
        int changed = 0;
        int repaired = 0;
        int harmed = 0;
        var left = new TreeMap<String, int[]>();
        for (int c = 0; c < table.columns().size(); c++) {
            int shown = 0;
            for (int r = 0; r < table.rows(); r++) {
                var was = strip(dirty.columns().get(c).cell(r));
                var is = strip(table.columns().get(c).cell(r));
                var should = strip(truth.columns().get(c).cell(r));
                boolean bad = !was.equals(should);
                boolean change = !is.equals(was);
                wrong += bad ? 1 : 0;
                right += bad ? 0 : 1;
                changed += change ? 1 : 0;
                repaired += change && is.equals(should) ? 1 : 0;
                harmed += change && !bad ? 1 : 0;
                var of = left.computeIfAbsent(table.columns().get(c).name(), k -> new int[3]);
                of[0] += bad ? 1 : 0;
                of[1] += bad && !is.equals(should) ? 1 : 0;
                of[2] += change && !is.equals(should) ? 1 : 0;
                if (verbose && change && !is.equals(should) && shown++ < 4) {
                    System.out.println(
                            "   "
                                    + table.columns().get(c).name()
                                    + "["
                                    + r
                                    + "] "
                                    + was
                                    + " => "
                                    + is
                                    + " right "
                                    + should);
                }
                if (verbose && !change && bad && shown++ < 4) {
                    System.out.println(
                            "   "
                                    + table.columns().get(c).name()
                                    + "["
                                    + r
                                    + "] left "
                                    + was
                                    + " right "
                                    + should);
                }
            }
        }
        if (verbose) {
            left.forEach((name, of) ->
                    System.out.println(
                            "  "
                                    + name
                                    + " wrong "
                                    + of[0]
                                    + " left "
                                    + of[1]
                                    + " falsely "
                                    + of[2]));
        }
        double p = changed == 0 ? 0 : (double) repaired / changed;
        double rc = wrong == 0 ? 0 : (double) repaired / wrong;
        System.out.printf(
                "%-36s wrong %6d changed %6d P %.3f R %.3f F1 %.3f harm %d = %.4f %%  %.1f s%n",
                folder.getFileName(),
                wrong,
                changed,
                p,
                rc,
                p + rc == 0 ? 0 : 2 * p * rc / (p + rc),
                harmed,
                100.0 * harmed / Math.max(1, right),
                seconds);
    }

    private static String strip(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
