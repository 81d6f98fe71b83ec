package dev.onggi.cli;

import dev.onggi.RunOrders;
import picocli.CommandLine.Command;

/// `onggi pause`.
@Command(
        name = "pause",
        description = "Let a pipeline start no runs by itself until it is resumed.",
        footer = {"", "Example: onggi pause reviews"})
final class PauseCommand extends PausingCommand {
    PauseCommand(Terminal terminal) {
        super(terminal, true, RunOrders::pause, "pause.done");
    }
}
