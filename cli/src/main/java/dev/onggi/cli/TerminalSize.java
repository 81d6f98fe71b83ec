package dev.onggi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// How wide the window is, asked once of `stty`.
final class TerminalSize {
    private static final int UNKNOWN = 80;
    private static int columns;

    private TerminalSize() {}

    static synchronized int columns() {
        if (columns == 0) {
            columns = ask();
        }
        return columns;
    }

    private static int ask() {
        try {
            var process =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (InputStream in = process.getInputStream()) {
                var words =
                        new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
                if (process.waitFor(1, TimeUnit.SECONDS) && words.length == 2) {
                    int found = Integer.parseInt(words[1]);
                    return found > 0 ? found : UNKNOWN;
                }
            }
            return UNKNOWN;
        } catch (IOException | NumberFormatException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
