package dev.onggi.collect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows within reach of the lag that were collected, by their value in the incremental column
/// and a hash of all their cells; equal rows are counted. Rows with an empty cell there are
/// remembered for ever, because no mark passes them.
final class SeenRows {
    private static final String EMPTY_CELL = "";
    private final MarkType type;
    private final Map<String, Integer> earlierEmpty = new HashMap<>();
    private final Map<String, Integer> empty = new HashMap<>();
    private final TreeMap<Object, Map<String, Integer>> earlier;
    private final TreeMap<Object, Map<String, Integer>> rows;

    /// @param type how values are compared
    /// @param written what [#toString] made
    SeenRows(MarkType type, String written) {
        this.type = type;
        this.earlier = new TreeMap<>(type);
        this.rows = new TreeMap<>(type);
        written.lines().forEach(this::line);
    }

    private void line(String line) {
        var parts = line.split("\t");
        for (int i = 1; i < parts.length; i++) {
            var hashAndCount = parts[i].split(":");
            var hash = hashAndCount[0];
            int count = hashAndCount.length > 1 ? Integer.parseInt(hashAndCount[1]) : 1;
            if (parts[0].equals(EMPTY_CELL)) {
                earlierEmpty.put(hash, count);
                empty.put(hash, count);
            } else {
                var value = type.parse("watermark", parts[0]);
                earlier.computeIfAbsent(value, v -> new HashMap<>()).put(hash, count);
                rows.computeIfAbsent(value, v -> new HashMap<>()).put(hash, count);
            }
        }
    }

    /// Takes a row: finds it among those of earlier runs, or remembers it.
    ///
    /// @return whether the row is new
    boolean add(@Nullable Object value, String hash) {
        var before = value == null ? earlierEmpty : earlier.getOrDefault(value, Map.of());
        if (before.getOrDefault(hash, 0) > 0) {
            before.merge(hash, -1, Integer::sum);
            return false;
        }
        var now = value == null ? empty : rows.computeIfAbsent(value, v -> new HashMap<>());
        now.merge(hash, 1, Integer::sum);
        return true;
    }

    /// Forgets rows below a value.
    void forgetBelow(Object value) {
        rows.headMap(value, false).clear();
    }

    /// The rows as text: a line for each value with its hashes.
    @Override
    public String toString() {
        var text = new StringBuilder();
        write(text, EMPTY_CELL, empty);
        rows.forEach((value, hashes) -> write(text, Cells.string(value), hashes));
        return text.toString();
    }

    private static void write(StringBuilder text, String value, Map<String, Integer> hashes) {
        if (hashes.isEmpty()) {
            return;
        }
        text.append(value);
        new TreeMap<>(hashes)
                .forEach((hash, count) -> {
                    text.append('\t').append(hash);
                    if (count > 1) {
                        text.append(':').append(count);
                    }
                });
        text.append('\n');
    }

    /// 128 bits of a row's names and cells.
    static String hash(Chunk chunk, int row) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var columns = chunk.layout().columns();
            for (int c = 0; c < columns.size(); c++) {
                var cell = chunk.cell(c, row);
                if (cell != null) {
                    part(digest, columns.get(c).name().getBytes(StandardCharsets.UTF_8));
                    part(digest, Cells.text(cell));
                }
            }
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest.digest(), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void part(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
