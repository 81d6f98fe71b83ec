package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "datasets", description = "datasets")
final class DatasetsCommand implements Callable<Integer> {
    DatasetsCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
