package dev.onggi.testkit.model;

import dev.onggi.spi.ModelReply.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A log in a file, one JSON object a line, only ever appended to.
public final class FileModelLog implements ModelLog, AutoCloseable {
    private final FileChannel file;
    private final boolean force;

    /// Opens a log, behind what it holds already.
    ///
    /// @param file made where it is not there
    /// @param force whether every line is forced to disk
    /// @throws IOException when it cannot be opened
    public FileModelLog(Path file, boolean force) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.force = force;
    }

    @Override
    public synchronized void record(Entry entry) {
        try {
            var line = ByteBuffer.wrap((line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            if (force) {
                file.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Entry entry) {
        var line = new LinkedHashMap<String, Object>();
        line.put("number", entry.number());
        line.put("at", entry.at().toString());
        line.put("model", entry.model());
        line.put("items", entry.items());
        line.put("input", entry.usage().input());
        line.put("output", entry.usage().output());
        line.put("charged", entry.charged());
        line.put("fault", entry.fault());
        return Json.write(line);
    }

    static Entry entry(Map<String, Object> line) {
        return new Entry(
                number(line, "number"),
                Instant.parse(Json.text(line.get("at"))),
                Json.text(line.get("model")),
                Json.list(line.get("items")).stream().map(Json::map).toList(),
                new Usage(number(line, "input"), number(line, "output"), 0, false),
                Boolean.TRUE.equals(line.get("charged")),
                Json.text(line.get("fault")));
    }

    private static long number(Map<String, Object> line, String name) {
        return line.get(name) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
