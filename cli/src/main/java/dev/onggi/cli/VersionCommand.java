package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "version")
final class VersionCommand implements Callable<Integer> {
    VersionCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
