package dev.onggi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `onggi version`.
@Command(
        name = "version",
        description = "Print the version of Onggi and of what it runs on.",
        footer = {"", "Example: onggi version"})
final class VersionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print the versions as JSON.")
    private boolean json;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var java = Runtime.version().toString();
        var system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        terminal.print(
                json
                        ? JsonText.of(Map.of("onggi", version(), "java", java, "system", system))
                        : "onggi " + version() + " (Java " + java + ", " + system + ")");
        return Failures.DONE;
    }

    static String version() {
        var properties = new Properties();
        try (var in = VersionCommand.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
