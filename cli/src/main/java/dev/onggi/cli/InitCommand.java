package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "init", description = "init")
final class InitCommand implements Callable<Integer> {
    InitCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
