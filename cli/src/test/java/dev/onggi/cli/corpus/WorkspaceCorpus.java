package dev.onggi.cli.corpus;

import static dev.onggi.cli.corpus.WorkspaceInput.PIPELINE;
import static dev.onggi.cli.corpus.WorkspaceInput.SETTINGS;
import static dev.onggi.cli.corpus.WorkspaceInput.TASK;
import static dev.onggi.cli.corpus.WorkspaceInput.either;
import static dev.onggi.cli.corpus.WorkspaceInput.refused;
import static dev.onggi.cli.corpus.WorkspaceInput.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Settings, pipelines, tasks and folders that are not as they should be.
final class WorkspaceCorpus {
    private static final String P = "pipelines/p.yaml";
    private static final String T = "resources/t.yaml";
    private static final String S = "onggi.yaml";
    private static final String BOMB =
            """
            a: &a [x,x,x,x,x,x,x,x,x]
            b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
            c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
            d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]
            e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]
            f: [*e,*e,*e,*e,*e,*e,*e,*e,*e]
            """;
    private static final String ODD = "{}[]:,-#'\"&*!|>%@`\t\n \u0000\u0007\uFEFF\u2028옹0?.$=<\\";

    private final Random random;
    private final List<WorkspaceInput> cases = new ArrayList<>();

    WorkspaceCorpus(Random random) {
        this.random = random;
    }

    List<WorkspaceInput> cases() {
        yaml();
        pipelines();
        tasksAndSettings();
        folders();
        mutations();
        return cases;
    }

    /// What no YAML file may be, in each place where one is read.
    private void yaml() {
        for (var file : List.of(S, P, T)) {
            cases.add(refused("a tab", file, "name:\n\t- x\n"));
            cases.add(refused("an open quote", file, "name: \"x\n"));
            cases.add(refused("an open list", file, "name: [a, b\n"));
            cases.add(refused("a text alone", file, "rubbish\n"));
            cases.add(refused("a list", file, "- a\n- b\n"));
            cases.add(refused("twice a key", file, "name: p\nname: q\n"));
            cases.add(refused("two documents", file, "name: p\n---\nname: q\n"));
            cases.add(refused("a tag", file, "name: !!java.net.URL [\"http://localhost/\"]\n"));
            cases.add(refused("an unknown anchor", file, "name: *nowhere\n"));
            cases.add(refused("laughing anchors", file, BOMB));
            cases.add(refused("a loop", file, "name: &a {b: *a}\n"));
            cases.add(refused("depth", file, "name: " + "[".repeat(5000) + "\n"));
            cases.add(
                    refused(
                            "bytes of another charset in " + file,
                            file,
                            root ->
                                    write(
                                            root,
                                            file,
                                            new byte[] {
                                                'a', ':', ' ', (byte) 0xC7, (byte) 0xD1, '\n'
                                            })));
            cases.add(
                    refused(
                            "noise in " + file,
                            file,
                            root -> write(root, file, Bytes.random(new Random(7), 2000))));
        }
        cases.add(
                refused(
                        "a folder for a pipeline",
                        "`p`",
                        root -> {
                            Files.delete(root.resolve(P));
                            Files.createDirectory(root.resolve(P));
                        }));
        cases.add(refused("nothing", P, ""));
        cases.add(refused("blanks", P, "# later\n"));
    }

    private void changed(String name, String file, String whole, String from, String to) {
        if (!whole.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        cases.add(refused(name, file, whole.replace(from, to)));
    }

    private void pipeline(String name, String from, String to) {
        changed(name, P, PIPELINE, from, to);
    }

    private void pipelines() {
        pipeline("a misspelt key", "description:", "descriptoin:");
        pipeline("a misspelt step key", "path:", "pth:");
        pipeline("an unknown kind", "collect/file", "collect/fiel");
        pipeline("no kind", "    uses: save/csv\n", "");
        pipeline("no steps", PIPELINE.substring(PIPELINE.indexOf("steps:")), "steps: {}\n");
        pipeline("steps as a list", "steps:\n  fetch:", "steps:\n  - fetch:");
        pipeline("a loop of steps", "from: [refine]", "from: [export]");
        pipeline("a long loop", "    uses: check", "    uses: check\n    needs: [export]");
        pipeline("an unknown step to read", "from: [refine]", "from: [refnie]");
        pipeline("an unknown step to wait for", "from: [refine]", "needs: [nowhere]");
        pipeline("an unknown parameter", "inbox/a.csv", "inbox/${params.nowhere}.csv");
        pipeline("an unknown reference", "inbox/a.csv", "inbox/${nowhere.x}.csv");
        pipeline("an open reference", "inbox/a.csv", "\"inbox/${params.who\"");
        pipeline("an unknown secret", "inbox/a.csv", "inbox/${env.NOWHERE}.csv");
        pipeline("an unknown output", "${steps.fetch.rows}", "${steps.nowhere.rows}");
        pipeline("a condition that is none", "> 0\"", ">\"");
        pipeline("a condition on words", "${steps.fetch.rows} > 0", "many > few");
        pipeline("an unknown type", "n: integer", "n: intger");
        pipeline("a negative retry", "times: 1", "times: -1");
        pipeline("a wait that is none", "wait: 10ms", "wait: soon");
        pipeline("a timeout that is none", "types: {n", "timeout: 5 parsecs\n    types: {n");
        pipeline("an unknown run_on", "from: [refine]", "run_on: maybe");
        pipeline("items without a pipeline", "from: [refine]", "for_each: [a, b]");
        pipeline("an unknown expectation", "not_null:", "not_nul:");
        pipeline("a share above all", "50%", "500%");
        pipeline("an expectation that is none", "- {required: [n, s]}", "- required");
        pipeline("a column that is not there", "not_null: n", "not_null: nowhere");
        pipeline("an unknown task", "task: t\n", "task: nowhere\n");
        pipeline("a parameter of no type", "type: string", "type: strnig");
        cases.add(
                either(
                        "a name with a slash",
                        root -> write(root, P, PIPELINE.replace("name: p", "name: ../p"))));
        pipeline("a wrong cron", "params:", "schedule: \"61 * * * *\"\nparams:");
        pipeline(
                "an unknown zone",
                "params:",
                "schedule: {cron: \"0 6 * * *\", timezone: Mars/One}\nparams:");
        pipeline("an unknown interval", "params:", "schedule: {every: often}\nparams:");
        pipeline(
                "a pipeline that calls itself",
                "uses: save/csv\n    from: [refine]",
                "uses: pipeline/p");
        pipeline(
                "a pipeline that is not there",
                "uses: save/csv\n    from: [refine]",
                "uses: pipeline/q");
        pipeline("an output that is a folder", "from: [refine]", "path: inbox");
        pipeline("an output below a file", "from: [refine]", "path: inbox/a.csv/b.csv");
        pipeline("a file that is not there", "inbox/a.csv", "inbox/b.csv");
        pipeline("a pattern that matches nothing", "inbox/a.csv", "inbox/*.xlsx");
        pipeline("a broken pattern", "inbox/a.csv", "\"inbox/[a.csv\"");
        pipeline("a value of a wrong kind", "path: inbox/a.csv", "path: {a: b}");
        cases.add(
                refused(
                        "a name twice",
                        "pipelines/q.yaml",
                        root -> write(root, "pipelines/q.yaml", PIPELINE)));
    }

    private void tasksAndSettings() {
        changed("an unknown rule", T, TASK, "trim]", "trmi]");
        changed("a misspelt key", T, TASK, "columns:", "colunms:");
        changed("a column that is not there", T, TASK, "[s]", "[nowhere]");
        changed("rules as a number", T, TASK, "[strip-html, collapse-space, trim]", "7");
        changed("an unknown mode", T, TASK, "columns:", "mode: destroy\ncolumns:");
        changed("an unknown option", T, TASK, "trim]", "{trim: {hard: yes}}]");
        changed("a broken regex", T, TASK, "trim]", "{regex: {pattern: \"(\", with: x}}]");
        for (var line :
                List.of(
                        "timezon: UTC",
                        "timezone: Mars/One",
                        "language: xx",
                        "memory: lots",
                        "memory: -1MB",
                        "threads: 0",
                        "threads: many",
                        "compression: lzma",
                        "connections: [a]",
                        "connections: {db: \"${env.NOWHERE}\"}",
                        "environments: prod",
                        "environments: {dev: {memroy: 1GB}}",
                        "models: {a: 7}")) {
            var key = line.substring(0, line.indexOf(':'));
            var others =
                    SETTINGS.lines()
                            .filter(l -> !l.startsWith(key + ":"))
                            .reduce("", (a, b) -> a + b + "\n");
            cases.add(refused("`" + line + "`", S, others + line + "\n"));
        }
        cases.add(refused("a line without a value", ".env", "TOKEN\n"));
        cases.add(refused("an open quote", ".env", "TOKEN=\"abc\n"));
        cases.add(refused("no name", ".env", "=abc\n"));
        cases.add(
                refused(
                        "bytes of another charset in .env",
                        ".env",
                        root ->
                                write(
                                        root,
                                        ".env",
                                        new byte[] {'A', '=', (byte) 0xC7, (byte) 0xD1, '\n'})));
    }

    private void folders() {
        cases.add(
                refused(
                        "no input",
                        "inbox/a.csv",
                        root -> Files.delete(root.resolve("inbox/a.csv"))));
        cases.add(
                refused(
                        "a folder for a file",
                        "inbox/a.csv",
                        root -> {
                            Files.delete(root.resolve("inbox/a.csv"));
                            Files.createDirectory(root.resolve("inbox/a.csv"));
                        }));
        cases.add(
                refused(
                        "a link to itself",
                        "inbox/a.csv",
                        root -> {
                            Files.delete(root.resolve("inbox/a.csv"));
                            Files.createSymbolicLink(root.resolve("inbox/a.csv"), Path.of("a.csv"));
                        }));
        cases.add(
                refused(
                        "a link to nowhere",
                        "inbox/a.csv",
                        root -> {
                            Files.delete(root.resolve("inbox/a.csv"));
                            Files.createSymbolicLink(
                                    root.resolve("inbox/a.csv"), Path.of("nowhere.csv"));
                        }));
        cases.add(
                either(
                        "folders in a ring",
                        root -> {
                            Files.createSymbolicLink(
                                    root.resolve("inbox/ring"), root.resolve("inbox"));
                            write(root, P, PIPELINE.replace("inbox/a.csv", "\"inbox/**/*.csv\""));
                        }));
        cases.add(
                refused(
                        "a file for pipelines",
                        "p",
                        root -> {
                            Files.delete(root.resolve(P));
                            Files.delete(root.resolve("pipelines"));
                            write(root, "pipelines", "x");
                        }));
        for (var folder :
                List.of(
                        "data",
                        "data/raw",
                        "data/output",
                        ".onggi",
                        ".onggi/logs",
                        ".onggi/cache")) {
            cases.add(
                    refused(
                            "a file for " + folder,
                            folder.substring(folder.indexOf('/') + 1),
                            root -> write(root, folder, "x")));
        }
        cases.add(
                refused(
                        "a broken database",
                        "onggi.db",
                        root -> write(root, ".onggi/onggi.db", "rubbish")));
        cases.add(
                refused(
                        "a folder for the database",
                        "onggi.db",
                        root -> Files.createDirectories(root.resolve(".onggi/onggi.db"))));
        cases.add(
                refused(
                        "a folder for the lock",
                        "lock",
                        root -> Files.createDirectories(root.resolve(".onggi/lock"))));
        cases.add(refused("no workspace", "onggi.yaml", root -> Files.delete(root.resolve(S))));
        cases.add(
                refused(
                        "a broken collector",
                        "Odd.java",
                        root ->
                                write(
                                        root,
                                        "collectors/Odd.java",
                                        "public class Odd { int x = ; }")));
        cases.add(
                refused(
                        "a collector of another name",
                        "Odd.java",
                        root -> write(root, "collectors/Odd.java", "public class Even {}")));
    }

    private void mutations() {
        for (int i = 0; i < 25; i++) {
            mutation(
                    i,
                    S,
                    SETTINGS + "connections:\n  db: {type: sqlite, url: \"jdbc:sqlite:x.db\"}\n");
            mutation(i, P, PIPELINE);
            mutation(i, T, TASK);
        }
    }

    private void mutation(int i, String file, String whole) {
        var text = new StringBuilder(whole);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(text.length());
            char odd = ODD.charAt(random.nextInt(ODD.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, odd);
                case 2 -> text.setCharAt(at, odd);
                default -> text.setLength(Math.max(20, at));
            }
        }
        var content = text.toString().getBytes(StandardCharsets.UTF_8);
        cases.add(either("mutation " + i + " of " + file, root -> write(root, file, content)));
    }
}
