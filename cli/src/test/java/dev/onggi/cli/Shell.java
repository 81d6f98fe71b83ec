package dev.onggi.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs commands in this process, with a folder, an environment and captured output of its own.
final class Shell {
    /// A run at which everything that is named by time is named the same.
    static final String CLOCK = "2024-03-05T06:00:00Z";

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private String typed = "";

    Shell(Path folder) {
        this.folder = folder;
        environment.put("COLUMNS", "80");
        environment.put("LANG", "en_US.UTF-8");
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// What a person types while the commands that follow run.
    Shell typing(String... lines) {
        typed = String.join("\n", lines);
        return this;
    }

    /// What a command said.
    ///
    /// @param status its exit status
    /// @param out what it printed
    /// @param err what it told beside that
    record Said(int status, String out, String err) {
        String all() {
            return out + err;
        }

        List<String> lines() {
            return out.lines().toList();
        }
    }

    Said run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new StringReader(typed),
                        Map.copyOf(environment),
                        false);
        int status = Main.run(terminal, args);
        var said =
                new Said(
                        status,
                        out.toString(StandardCharsets.UTF_8),
                        err.toString(StandardCharsets.UTF_8));
        if (said.all().lines().anyMatch(line -> line.matches("\\s+at [\\w.$/]+\\(.*\\)"))) {
            throw new AssertionError("a stack trace was shown:\n" + said.all());
        }
        return said;
    }

    /// Runs a command in the workspace of this shell's folder.
    Said here(String... args) {
        var all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--workspace";
        all[args.length + 1] = folder.toString();
        return run(all);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Shell file(String name, String content) {
        return file(name, content, StandardCharsets.UTF_8);
    }

    Shell file(String name, String content, Charset charset) {
        try {
            var file = path(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, content, charset);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A workspace with orders, of which one has no amount, and a pipeline that saves them.
    static Shell workspace(Path folder) {
        return new Shell(folder)
                .file("onggi.yaml", "timezone: Asia/Seoul\n")
                .file(
                        "inbox/orders.csv",
                        """
                        주문번호,고객명,금액,작성일
                        A-1,  김철수 ,"1,200",2024-03-01
                        A-2,이영희,900,2024-03-02
                        A-3,박민수,,2024-03-03
                        A-4,최지우,"3,000",2024-03-04
                        """)
                .file("pipelines/orders.yaml", pipeline("orders", "{not_null: 주문번호}"))
                .file(
                        "resources/order_cleaning.yaml",
                        """
                        task_name: order_cleaning
                        rules: [trim]
                        columns:
                          고객명: {}
                          금액: {type: integer}
                        """);
    }

    static String pipeline(String name, String expectation) {
        return """
        name: %s
        steps:
          fetch:
            uses: collect/file
            path: inbox/orders.csv
          inspect:
            uses: check
            expect:
              - %s
          refine:
            uses: clean
            task: order_cleaning
          export:
            uses: save/csv
        """
                .formatted(name, expectation);
    }
}
