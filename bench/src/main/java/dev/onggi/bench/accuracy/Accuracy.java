package dev.onggi.bench.accuracy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Prints what `onggi clean` repairs, flags and harms: `Accuracy [--data FOLDER] [--unseen FOLDER]
/// [--only WORD] [--json FILE]`.
public final class Accuracy {
    private Accuracy() {}

    /// Runs it.
    ///
    /// @param args `--data` the folder with the public tables, `--unseen` that of those held out,
    ///   `--only` a word of a table's name or group, `--json` where to write the figures for
    ///   programs
    /// @throws IOException when files cannot be written
    public static void main(String[] args) throws IOException {
        run(System.out, args);
    }

    static void run(PrintStream out, String... args) throws IOException {
        var options = options(args);
        var trials =
                Trials.all(
                        Path.of(options.getOrDefault("--data", "../shared/data")),
                        Path.of(options.getOrDefault("--unseen", "unseen")),
                        Trials.Sizes.FULL);
        var only = options.getOrDefault("--only", "");
        var figures = new ArrayList<Map<String, Object>>();
        out.println(AccuracyTable.header());
        for (var trial : trials) {
            if (AccuracyTable.name(trial).contains(only)) {
                out.println(run(trial, figures));
            }
        }
        if (options.containsKey("--json")) {
            Files.writeString(
                    Path.of(options.get("--json")),
                    JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(figures) + "\n");
        }
    }

    private static Map<String, String> options(String[] args) {
        var known = List.of("--data", "--unseen", "--only", "--json");
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (!known.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("known are " + known + " with a value each");
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static String run(Trial trial, List<Map<String, Object>> figures) throws IOException {
        var folder = Files.createTempDirectory("onggi-accuracy");
        try {
            var measured = Measurement.of(trial, folder);
            figures.add(AccuracyTable.json(trial, measured));
            return AccuracyTable.line(trial, measured);
        } catch (NoSuchFileException e) {
            return AccuracyTable.skipped(trial, "there is no " + e.getFile());
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
