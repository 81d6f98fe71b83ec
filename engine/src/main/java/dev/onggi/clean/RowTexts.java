package dev.onggi.clean;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text for some rows, packed: millions of short ones need little more than their bytes.
final class RowTexts {
    private int[] rows = new int[16];
    private int[] ends = new int[16];
    private byte[] texts = new byte[256];
    private int size;

    /// Adds the text of a row.
    ///
    /// @param row a position after those added before
    void add(long row, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int begin = begin(size);
        int end = Math.addExact(begin, bytes.length);
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        if (end > texts.length) {
            texts = Arrays.copyOf(texts, (int) Math.max(end, Math.min(2L * texts.length, 1 << 30)));
        }
        System.arraycopy(bytes, 0, texts, begin, bytes.length);
        rows[size] = Math.toIntExact(row);
        ends[size++] = end;
    }

    /// The text of a row.
    ///
    /// @return empty where it has none
    String of(long row) {
        int at = Arrays.binarySearch(rows, 0, size, Math.toIntExact(row));
        return at < 0
                ? ""
                : new String(texts, begin(at), ends[at] - begin(at), StandardCharsets.UTF_8);
    }

    private int begin(int at) {
        return at == 0 ? 0 : ends[at - 1];
    }
}
