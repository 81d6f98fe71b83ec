package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "clean", description = "clean")
final class CleanCommand implements Callable<Integer> {
    CleanCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
