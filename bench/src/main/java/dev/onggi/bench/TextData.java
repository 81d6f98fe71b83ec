package dev.onggi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/// Writes dirty text of the columns `id, source, raw_text, created_at, metadata` as CSV: about 200
/// characters and 363 bytes a row, every twentieth row with the id of an earlier one, every
/// hundredth without text. The same seed gives the same bytes.
public final class TextData {
    private static final int BUFFER = 1 << 20;
    private static final int DUPLICATE_PERCENT = 5;
    private static final int EMPTY_PERCENT = 1;
    private static final int KOREAN_PERCENT = 40;
    private static final String[] SOURCES = {"shop", "app", "call", "survey", "social", "mail"};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime FIRST = LocalDateTime.of(2025, 1, 1, 0, 0);

    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder(512);

    private TextData(long seed) {
        random = new SplittableRandom(seed);
    }

    /// Takes `FILE ROWS [SEED]`.
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException("usage: TextData FILE ROWS [SEED]");
        }
        long rows = Long.parseLong(args[1]);
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        write(Path.of(args[0]), rows, seed);
    }

    static void write(Path file, long rows, long seed) throws IOException {
        var data = new TextData(seed);
        try (var out =
                new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), BUFFER)) {
            out.write("id,source,raw_text,created_at,metadata\n");
            for (long row = 1; row <= rows; row++) {
                data.row(row, out);
            }
        }
    }

    private void row(long row, Writer out) throws IOException {
        boolean duplicate = row > 1 && random.nextInt(100) < DUPLICATE_PERCENT;
        long id = duplicate ? random.nextLong(1, row) : row;
        boolean korean = random.nextInt(100) < KOREAN_PERCENT;
        out.write(Long.toString(id));
        out.write(',');
        out.write(Words.pick(SOURCES, random));
        out.write(',');
        if (random.nextInt(100) >= EMPTY_PERCENT) {
            text.setLength(0);
            Words.append(text, korean, random.nextInt(80, 250), random);
            quoted(Blemishes.spoil(text, korean, random), out);
        }
        out.write(',');
        out.write(FIRST.plusSeconds(row * 3).format(TIME));
        out.write(",\"{\"\"lang\"\":\"\"");
        out.write(korean ? "ko" : "en");
        out.write("\"\",\"\"rating\"\":");
        out.write('1' + random.nextInt(5));
        out.write("}\"\n");
    }

    private static void quoted(String cell, Writer out) throws IOException {
        if (cell.indexOf(',') < 0 && cell.indexOf('"') < 0) {
            out.write(cell);
        } else {
            out.write('"');
            out.write(cell.replace("\"", "\"\""));
            out.write('"');
        }
    }
}
