package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "list")
final class ListCommand implements Callable<Integer> {
    ListCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
