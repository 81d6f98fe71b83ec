package dev.onggi.sql;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a child of this Java program: the same Java, the same class path, a small
/// heap, and what makes it start fast.
final class JavaCommand {
    private JavaCommand() {}

    static List<String> of(Class<?> main, Path folder) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(JavaCommand::isArchive)
                .forEach(command::add);
        command.addAll(
                List.of(
                        "-Xmx128m",
                        "-Xss4m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        folder.toString()));
        return List.copyOf(command);
    }

    /// Archives of loaded classes fit the same class path only, which the child has.
    private static boolean isArchive(String argument) {
        return argument.startsWith("-XX:AOTCache=")
                || argument.startsWith("-XX:SharedArchiveFile=");
    }
}
