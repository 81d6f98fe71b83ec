package dev.onggi;

import dev.onggi.collect.http.CsvBody;
import dev.onggi.data.csv.CsvFile;
import dev.onggi.data.csv.CsvOptions;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads CSV that came over HTTP. It is kept in a temporary file first, because charset and dialect
/// are found by looking.
final class CsvBodies implements CsvBody {
    @Override
    public void read(Body body, Rows rows) throws IOException, Failure {
        var file = Files.createTempFile("onggi", ".csv");
        try {
            try (var out = Files.newOutputStream(file)) {
                body.in().transferTo(out);
            }
            rows(body, file, rows);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void rows(Body body, Path file, Rows rows) throws IOException, Failure {
        var delimiter = body.request().setting("delimiter", "");
        var options =
                new CsvOptions(
                        body.charset().orElse(null),
                        delimiter.isEmpty() ? null : delimiter.charAt(0),
                        null,
                        null,
                        CsvOptions.OnFlaw.STOP,
                        CsvOptions.Limits.STANDARD);
        try (var reader =
                CsvFile.look(() -> Files.newInputStream(file), body.name(), options).open()) {
            rows.columns(reader.columns());
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                for (int r = 0; r < batch.rows(); r++) {
                    var row = new @Nullable Object[batch.columns().length];
                    for (int c = 0; c < row.length; c++) {
                        byte @Nullable [] cell = ((byte[] @Nullable []) batch.columns()[c])[r];
                        row[c] = cell == null ? null : new String(cell, StandardCharsets.UTF_8);
                    }
                    rows.row(row);
                }
            }
        }
    }
}
