package dev.onggi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "doctor")
final class DoctorCommand implements Callable<Integer> {
    DoctorCommand(Terminal terminal) {}

    @Override
    public Integer call() {
        return 0;
    }
}
