package dev.onggi.cli;

import dev.onggi.Onggi;
import dev.onggi.cli.Finding.State;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.store.Store;
import dev.onggi.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// What `onggi doctor` looks at in a workspace.
final class WorkspaceChecks {
    private final Terminal terminal;
    private final Onggi onggi;

    WorkspaceChecks(Terminal terminal, Onggi onggi) {
        this.terminal = terminal;
        this.onggi = onggi;
    }

    List<Finding> all() {
        var findings = new ArrayList<Finding>();
        findings.add(store());
        var problems = onggi.review().problems();
        var own = problems.stream().filter(WorkspaceChecks::ofCollectors).toList();
        findings.add(collectors(own));
        findings.add(files(problems.size() - own.size()));
        findings.addAll(connections());
        findings.addAll(new ModelCheck(terminal, onggi).findings());
        return findings;
    }

    private Finding finding(String check, State state, String message, Object... args) {
        return new Finding(
                terminal.say("doctor." + check), state, terminal.say("doctor." + message, args));
    }

    private static boolean ofCollectors(Problem problem) {
        var place = problem.place();
        return place != null && place.file().replace('\\', '/').startsWith("collectors");
    }

    private Finding store() {
        try {
            return store(onggi.store());
        } catch (OnggiException e) {
            var said = onggi.workspace().secrets().mask(Failures.sentence(e, terminal));
            return new Finding(terminal.say("doctor.store"), State.FAIL, said);
        }
    }

    private Finding store(Store store) {
        return switch (store) {
            case Store.InFile(var path, var shown) -> {
                try {
                    yield sound("store", shown);
                } catch (OnggiException e) {
                    var said = Failures.sentence(e, terminal);
                    yield finding("store", State.FAIL, "store.fail", shown, said);
                }
            }
            case Store.OnServer server -> sound("server", server.shown());
        };
    }

    private Finding sound(String kind, String shown) {
        var database = onggi.metadata();
        if (database == null) {
            return finding("store", State.OK, kind + ".none", shown);
        }
        var answer = database.health();
        return answer.equals("ok")
                ? finding("store", State.OK, kind + ".ok", shown)
                : finding("store", State.FAIL, kind + ".fail", shown, answer);
    }

    private Finding collectors(List<Problem> problems) {
        if (!problems.isEmpty()) {
            return new Finding(
                    terminal.say("doctor.collectors"),
                    State.FAIL,
                    problems.getFirst().line(terminal.language()));
        }
        var folder = onggi.workspace().resolve("collectors");
        if (!Files.isDirectory(folder)) {
            return finding("collectors", State.OK, "collectors.none");
        }
        try (var files = Files.list(folder)) {
            long sources = files.filter(f -> f.toString().endsWith(".java")).count();
            return sources == 0
                    ? finding("collectors", State.OK, "collectors.none")
                    : finding("collectors", State.OK, "collectors.ok", sources);
        } catch (IOException e) {
            return finding("write", State.FAIL, "write.fail", "collectors", Failures.reason(e));
        }
    }

    private Finding files(int problems) {
        return problems == 0
                ? finding(
                        "workspace",
                        State.OK,
                        "workspace.ok",
                        onggi.pipelines().all().size(),
                        onggi.tasks().names().size())
                : finding("workspace", State.FAIL, "workspace.fail", problems, "onggi validate");
    }

    private List<Finding> connections() {
        try {
            return onggi.workspace().setting("connections").stream()
                    .filter(YamlNode.Entries.class::isInstance)
                    .flatMap(node -> ((YamlNode.Entries) node).entries().keySet().stream())
                    .map(name -> new ConnectionCheck(terminal, onggi.workspace(), name).finding())
                    .toList();
        } catch (OnggiException e) {
            return e.problems().stream()
                    .map(p ->
                            new Finding(
                                    terminal.say("doctor.connection", ""),
                                    State.FAIL,
                                    onggi.workspace().secrets().mask(p.line(terminal.language()))))
                    .toList();
        }
    }
}
