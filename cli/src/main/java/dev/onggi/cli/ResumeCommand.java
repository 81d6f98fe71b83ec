package dev.onggi.cli;

import dev.onggi.RunOrders;
import picocli.CommandLine.Command;

/// `onggi resume`.
@Command(
        name = "resume",
        description = "Let a paused pipeline start runs by itself again.",
        footer = {"", "Example: onggi resume reviews"})
final class ResumeCommand extends PausingCommand {
    ResumeCommand(Terminal terminal) {
        super(terminal, false, RunOrders::resume, "resume.done");
    }
}
