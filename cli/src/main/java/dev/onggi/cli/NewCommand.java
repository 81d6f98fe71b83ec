package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "new", description = "new")
final class NewCommand implements Callable<Integer> {
    NewCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
