package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "show", description = "show")
final class ShowCommand implements Callable<Integer> {
    ShowCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
