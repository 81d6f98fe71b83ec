package dev.onggi.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What [FakeHttpServer] answers, right or broken on purpose. Immutable.
public final class FakeAnswer {
    /// How a connection ends after an answer.
    enum Fault {
        /// As the protocol wants it.
        NONE,
        /// Closed in an orderly way, so that a cut body is a truncated one.
        CLOSE,
        /// Reset, as by a crashed server or a firewall.
        RESET,
        /// Closed before anything is said.
        SILENT,
        /// The body comes in chunks and ends as it should.
        CHUNKED
    }

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private Duration delay = Duration.ZERO;
    private Duration pace = Duration.ZERO;
    private int cut = -1;
    private Fault fault = Fault.NONE;

    private FakeAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    private FakeAnswer copy(int status, Map<String, String> headers, byte[] body) {
        var copy = new FakeAnswer(status, headers, body);
        copy.delay = delay;
        copy.pace = pace;
        copy.cut = cut;
        copy.fault = fault;
        return copy;
    }

    /// An answer without a body.
    ///
    /// @param status the status code
    /// @return the answer
    public static FakeAnswer status(int status) {
        return new FakeAnswer(status, Map.of(), new byte[0]);
    }

    /// A good answer.
    ///
    /// @param contentType such as `application/json`
    /// @param body sent as UTF-8
    /// @return the answer
    public static FakeAnswer of(String contentType, String body) {
        return status(200)
                .header("Content-Type", contentType)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    /// A good answer in JSON.
    ///
    /// @param body sent as UTF-8
    /// @return the answer
    public static FakeAnswer json(String body) {
        return of("application/json", body);
    }

    /// A redirect.
    ///
    /// @param status 301, 302, 303, 307 or 308
    /// @param location the target
    /// @return the answer
    public static FakeAnswer redirect(int status, String location) {
        return status(status).header("Location", location);
    }

    /// The same answer with another status.
    ///
    /// @param code the status code
    /// @return the answer
    public FakeAnswer as(int code) {
        return copy(code, headers, body);
    }

    /// The same answer with one more header.
    ///
    /// @param name the name as it is sent
    /// @param value its value
    /// @return the answer
    public FakeAnswer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return copy(status, more, body);
    }

    /// The same answer with other bytes.
    ///
    /// @param bytes the body
    /// @return the answer
    public FakeAnswer body(byte[] bytes) {
        return copy(status, headers, bytes.clone());
    }

    /// The same answer, compressed and labelled so.
    ///
    /// @return the answer
    public FakeAnswer gzip() {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body(packed.toByteArray()).header("Content-Encoding", "gzip");
    }

    /// The same answer after a wait.
    ///
    /// @param wait before the status line
    /// @return the answer
    public FakeAnswer delayed(Duration wait) {
        var copy = copy(status, headers, body);
        copy.delay = wait;
        return copy;
    }

    /// The same answer, its body sent byte by byte.
    ///
    /// @param wait between two bytes
    /// @return the answer
    public FakeAnswer slow(Duration wait) {
        var copy = copy(status, headers, body);
        copy.pace = wait;
        return copy;
    }

    /// The same answer with a body that stops early although its length was promised.
    ///
    /// @param bytes how many bytes are sent
    /// @return the answer
    public FakeAnswer truncated(int bytes) {
        var copy = copy(status, headers, body);
        copy.cut = bytes;
        copy.fault = Fault.CLOSE;
        return copy;
    }

    /// The same answer, reset in the middle of the body.
    ///
    /// @param bytes how many bytes are sent before
    /// @return the answer
    public FakeAnswer reset(int bytes) {
        var copy = copy(status, headers, body);
        copy.cut = bytes;
        copy.fault = Fault.RESET;
        return copy;
    }

    /// The same answer, never sent: the connection ends instead.
    ///
    /// @return the answer
    public FakeAnswer hangUp() {
        var copy = copy(status, headers, body);
        copy.fault = Fault.SILENT;
        return copy;
    }

    /// The same answer, its body in chunks instead of with a length.
    ///
    /// @return the answer
    public FakeAnswer chunked() {
        var copy = copy(status, headers, body);
        copy.fault = Fault.CHUNKED;
        return copy;
    }

    /// The status code.
    ///
    /// @return such as 200
    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /// The body.
    ///
    /// @return a copy of its bytes
    public byte[] bytes() {
        return body.clone();
    }

    byte[] body() {
        return body;
    }

    Duration delay() {
        return delay;
    }

    Duration pace() {
        return pace;
    }

    int cut() {
        return cut;
    }

    Fault fault() {
        return fault;
    }
}
