package dev.onggi.cli;

import dev.onggi.workspace.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `onggi doctor`.
@Command(
        name = "doctor",
        description =
                "Check the machine and the workspace: what Onggi needs, what is wrong, and what to do about it.",
        footer = {"", "Example: onggi doctor --workspace shop"})
final class DoctorCommand implements Callable<Integer> {
    private static final int NAME_WIDTH = 20;

    private final Terminal terminal;

    @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var here = Path.of("").toAbsolutePath();
        var findings = new ArrayList<Finding>();
        if (workspace.given() || Workspaces.find(here).isPresent()) {
            try (var onggi = workspace.open(terminal)) {
                findings.addAll(new MachineChecks(terminal, onggi.workspace()).all());
                findings.addAll(new WorkspaceChecks(terminal, onggi).all());
            }
        } else {
            var none = Workspaces.none(here, terminal.environment());
            findings.addAll(new MachineChecks(terminal, none).all());
            findings.add(
                    new Finding(
                            terminal.say("doctor.workspace"),
                            Finding.State.OK,
                            terminal.say("doctor.workspace.none", "onggi init DIR")));
        }
        print(findings);
        return count(findings, Finding.State.FAIL) > 0 ? Failures.FAILED : Failures.DONE;
    }

    private static long count(List<Finding> findings, Finding.State state) {
        return findings.stream().filter(f -> f.state() == state).count();
    }

    private void print(List<Finding> findings) {
        if (json) {
            terminal.print(JsonText.of(findings.stream().map(DoctorCommand::json).toList()));
            return;
        }
        for (var finding : findings) {
            var mark =
                    switch (finding.state()) {
                        case OK -> "✓ ";
                        case WARN -> "! ";
                        case FAIL -> "✗ ";
                    };
            var head =
                    mark
                            + TextWidth.pad(TextWidth.fit(finding.name(), NAME_WIDTH), NAME_WIDTH)
                            + "  ";
            Wrapping.of(head, finding.message(), terminal.width()).forEach(terminal::print);
        }
        long failed = count(findings, Finding.State.FAIL);
        long warned = count(findings, Finding.State.WARN);
        terminal.print("");
        terminal.print(
                failed > 0
                        ? terminal.say("doctor.failed", failed)
                        : warned > 0
                                ? terminal.say("doctor.warned", warned)
                                : terminal.say("doctor.all"));
    }

    private static Map<String, Object> json(Finding finding) {
        var map = new LinkedHashMap<String, Object>();
        map.put("check", finding.name());
        map.put("state", finding.state().name().toLowerCase(Locale.ROOT));
        map.put("message", finding.message());
        return map;
    }
}
