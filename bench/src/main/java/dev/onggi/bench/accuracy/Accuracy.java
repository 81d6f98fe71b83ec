package dev.onggi.bench.accuracy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Prints what `onggi clean` repairs, flags and harms: `Accuracy [--data FOLDER] [--unseen FOLDER]
/// [--only WORD] [--json FILE] [--kinds] [--cross]`.
public final class Accuracy {
    private static final List<String> KNOWN = List.of("--data", "--unseen", "--only", "--json");
    private static final List<String> SWITCHES = List.of("--kinds", "--cross");

    private Accuracy() {}

    /// Runs it.
    ///
    /// @param args `--data` the folder with the public tables, `--unseen` that of those held out,
    ///   `--only` a word of a table's name or group, `--json` where to write the figures for
    ///   programs, `--kinds` to tell what became of each kind of error in each column, `--cross` to
    ///   choose each table's thresholds on the others, on fewer rows
    /// @throws IOException when files cannot be written
    public static void main(String[] args) throws IOException {
        run(System.out, args);
    }

    static void run(PrintStream out, String... args) throws IOException {
        var options = options(args);
        boolean cross = options.containsKey("--cross");
        var only = options.getOrDefault("--only", "");
        var trials =
                Trials.all(
                                Path.of(options.getOrDefault("--data", "../shared/data")),
                                Path.of(options.getOrDefault("--unseen", "unseen")),
                                cross ? Trials.Sizes.SMALL : Trials.Sizes.FULL)
                        .stream()
                        .filter(trial -> AccuracyTable.name(trial).contains(only))
                        .toList();
        if (cross) {
            try (var folders = new Folders()) {
                new CrossCheck(trials, folders).print(out);
            }
            return;
        }
        var figures = new ArrayList<Map<String, Object>>();
        var kinds = new ArrayList<String>();
        out.println(AccuracyTable.header());
        for (var trial : trials) {
            out.println(run(trial, figures, kinds));
        }
        if (options.containsKey("--kinds")) {
            out.println();
            out.println(Remains.header());
            kinds.forEach(out::println);
        }
        if (options.containsKey("--json")) {
            Files.writeString(
                    Path.of(options.get("--json")),
                    JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(figures) + "\n");
        }
    }

    private static Map<String, String> options(String[] args) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            if (SWITCHES.contains(args[i])) {
                options.put(args[i], "");
            } else if (KNOWN.contains(args[i]) && i + 1 < args.length) {
                options.put(args[i], args[++i]);
            } else {
                throw new IllegalArgumentException(
                        "known are " + KNOWN + " with a value each, and " + SWITCHES);
            }
        }
        return options;
    }

    private static String run(Trial trial, List<Map<String, Object>> figures, List<String> kinds)
            throws IOException {
        try (var folders = new Folders()) {
            var measured = Measurement.of(trial, folders.next());
            figures.add(AccuracyTable.json(trial, measured));
            measured.remains().forEach(r -> kinds.add(r.line(AccuracyTable.name(trial))));
            return AccuracyTable.line(trial, measured);
        } catch (NoSuchFileException e) {
            return AccuracyTable.skipped(trial, "there is no " + e.getFile());
        }
    }
}
