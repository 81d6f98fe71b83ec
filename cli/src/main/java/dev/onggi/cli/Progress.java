package dev.onggi.cli;

import dev.onggi.step.StepLog;
import java.nio.file.Path;

/// How far the work on one file is.
final class Progress implements StepLog {
    private final Terminal terminal;
    private final String name;

    Progress(Terminal terminal, Path file) {
        this.terminal = terminal;
        this.name = String.valueOf(file.getFileName());
    }

    @Override
    public void info(String message) {
        terminal.progress("  " + name + "  " + message);
    }

    @Override
    public void warn(String message) {
        terminal.tell("  " + name + "  " + message);
    }

    @Override
    public void progress(long rows, long total) {
        terminal.progress("  " + name + "  " + terminal.say("rows", Numbers.count(rows)));
    }
}
