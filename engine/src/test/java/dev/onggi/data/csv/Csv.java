package dev.onggi.data.csv;

import dev.onggi.data.Batch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV of a test into lists.
final class Csv {
    private Csv() {}

    static CsvOptions keep() {
        return CsvOptions.byLooking(CsvOptions.OnFlaw.KEEP);
    }

    static CsvOptions stop() {
        return CsvOptions.byLooking(CsvOptions.OnFlaw.STOP);
    }

    static CsvReader open(byte[] bytes, CsvOptions options) throws IOException {
        return CsvFile.look(() -> new ByteArrayInputStream(bytes), "t.csv", options).open();
    }

    static CsvReader open(String text, CsvOptions options) throws IOException {
        return open(text.getBytes(StandardCharsets.UTF_8), options);
    }

    static List<List<String>> rows(CsvReader reader) throws IOException {
        var rows = new ArrayList<List<String>>();
        Batch batch;
        while ((batch = reader.next()) != null) {
            for (int r = 0; r < batch.rows(); r++) {
                var row = new ArrayList<String>();
                for (var column : batch.columns()) {
                    byte[] cell = ((byte[][]) column)[r];
                    row.add(cell == null ? null : new String(cell, StandardCharsets.UTF_8));
                }
                rows.add(row);
            }
        }
        reader.close();
        return rows;
    }

    static List<List<String>> rows(String text) throws IOException {
        return rows(open(text, stop()));
    }
}
