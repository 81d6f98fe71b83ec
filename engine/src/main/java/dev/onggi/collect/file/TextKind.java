package dev.onggi.collect.file;

import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Plain text: a row is a line, or with `row: file` the whole file.
final class TextKind implements FileKind {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public List<String> endings() {
        return List.of("txt", "text", "log", "md");
    }

    @Override
    public boolean isText(Reading reading) {
        return true;
    }

    @Override
    public void read(Reading reading) throws IOException, Failure {
        if (reading.setting("row", "line").equals("line")) {
            lines(reading);
        } else {
            reading.rows().text(null, Texts.whole(reading), Map.of());
        }
    }

    private static void lines(Reading reading) throws IOException, Failure {
        var line = new StringBuilder();
        var buffer = new char[1 << 14];
        long empty = 0;
        boolean afterReturn = false;
        try (var in = Texts.open(reading)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    char letter = buffer[i];
                    if (letter != '\n' && letter != '\r') {
                        line.append(letter);
                    } else if (letter == '\r' || !afterReturn) {
                        empty += end(reading, line) ? 0 : 1;
                    }
                    afterReturn = letter == '\r';
                }
                if (line.length() > reading.mostBytes()) {
                    throw Texts.tooLarge(reading);
                }
            }
        }
        if (!line.isEmpty()) {
            end(reading, line);
        }
        if (empty > 0) {
            reading.rows().note(Problem.of(FileProblem.EMPTY_LINES, null, reading.name(), empty));
        }
    }

    private static boolean end(Reading reading, StringBuilder line) throws Failure {
        if (line.isEmpty()) {
            return false;
        }
        reading.rows().text(null, line.toString(), Map.of());
        line.setLength(0);
        return true;
    }
}
