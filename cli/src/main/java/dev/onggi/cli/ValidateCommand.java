package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "validate", description = "validate")
final class ValidateCommand implements Callable<Integer> {
    ValidateCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
