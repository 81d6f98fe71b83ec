package dev.onggi.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line: `onggi COMMAND`.
@Command(
        name = "onggi",
        description = "Raw data in, clean data out: collect, clean, check and save.",
        footer = {
            "",
            "A first look:      onggi demo",
            "One dirty file:    onggi clean FILE",
            "Every morning:     onggi init shop && cd shop && onggi new orders --source FILE && onggi run orders"
        })
public final class Main {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli sets it
    private boolean help;

    /// Runs a command and ends the process with its exit status.
    ///
    /// @param args the command and its arguments
    public static void main(String[] args) {
        Commands.warmUp(args);
        int status = run(Terminal.system(), args);
        System.out.flush();
        System.err.flush();
        // DuckDB's and other threads must not keep the process alive
        Runtime.getRuntime().halt(status);
    }

    /// Runs a command.
    static int run(Terminal terminal, String... args) {
        var failures = new Failures(terminal);
        var line =
                new Commands(terminal)
                        .line(args)
                        .setExecutionExceptionHandler((e, command, parsed) -> failures.handle(e))
                        .setParameterExceptionHandler(failures::wrongArguments)
                        .registerConverter(int.class, Main::count)
                        .registerConverter(Integer.class, Main::count)
                        .registerConverter(long.class, Main::largeCount)
                        .registerConverter(Long.class, Main::largeCount)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setUsageHelpWidth(Math.clamp(terminal.width(), 80, 120))
                        .setOut(terminal.writer())
                        .setErr(terminal.errorWriter());
        if (args.length == 0) {
            line.usage(terminal.writer());
            return Failures.WRONG;
        }
        return line.execute(args);
    }

    /// No option takes a number below nothing.
    private static int count(String written) {
        return Math.toIntExact(largeCount(written));
    }

    private static long largeCount(String written) {
        long number = Long.parseLong(written);
        if (number < 0) {
            throw new NumberFormatException(written);
        }
        return number;
    }
}
