package dev.onggi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process takes, by the kernel's count.
public final class Memory {
    private Memory() {}

    /// The most memory it ever held, heap and everything else; 0 where the system does not say.
    ///
    /// @return megabytes
    /// @throws IOException when the kernel does not tell
    public static long peakMegabytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }
}
