package dev.onggi.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One connection of [FakeHttpServer]: reads requests and writes answers until either side ends.
final class FakeConnection {
    private static final int LONGEST_LINE = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    FakeConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
    }

    /// The next request, or null when the client has gone.
    @Nullable FakeRequest read() throws IOException, InterruptedException {
        in.mark(1);
        int start = in.read();
        in.reset();
        if (start >= 0 && !Character.isLetter(start)) { // such as a handshake of TLS
            write(FakeAnswer.status(400), false);
            return null;
        }
        var first = line();
        if (first == null || first.isEmpty()) {
            return null;
        }
        var parts = first.split(" ");
        var headers = new LinkedHashMap<String, List<String>>();
        for (var line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new FakeRequest(
                parts[0], parts[1], headers, new String(body(headers), StandardCharsets.UTF_8));
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length").getFirst()));
        }
        var body = new ByteArrayOutputStream();
        if (headers.containsKey("transfer-encoding")) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        var line = line();
        if (line == null) {
            throw new EOFException();
        }
        return Integer.parseInt(line, 16);
    }

    /// Writes an answer; says whether the connection can serve another request.
    boolean write(FakeAnswer answer, boolean head) throws IOException, InterruptedException {
        sleep(answer.delay());
        if (answer.fault() == FakeAnswer.Fault.SILENT) {
            return false;
        }
        boolean chunked = answer.fault() == FakeAnswer.Fault.CHUNKED;
        var text = new StringBuilder("HTTP/1.1 " + answer.status() + " Fake\r\n");
        answer.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        boolean bodiless = answer.status() == 304 || answer.status() == 204;
        if (chunked) {
            text.append("Transfer-Encoding: chunked\r\n");
        } else if (!bodiless && !answer.headers().containsKey("Content-Length")) {
            text.append("Content-Length: ").append(answer.body().length).append("\r\n");
        }
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (!head && !bodiless) {
            var body = answer.body();
            int length = answer.cut() < 0 ? body.length : Math.min(answer.cut(), body.length);
            if (chunked) {
                writeChunks(body, length, answer.pace());
            } else {
                writePlain(body, length, answer.pace());
            }
        }
        out.flush();
        return switch (answer.fault()) {
            case NONE, CHUNKED -> true;
            case CLOSE, SILENT -> false;
            case RESET -> {
                sleep(Duration.ofMillis(50)); // lets the client see the bytes before the reset
                socket.setSoLinger(true, 0);
                yield false;
            }
        };
    }

    private void writePlain(byte[] body, int length, Duration pace)
            throws IOException, InterruptedException {
        if (pace.isZero()) {
            out.write(body, 0, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            out.write(body[i]);
            out.flush();
            sleep(pace);
        }
    }

    private void writeChunks(byte[] body, int length, Duration pace)
            throws IOException, InterruptedException {
        int step = pace.isZero() ? 1000 : 1;
        for (int at = 0; at < length; at += step) {
            int size = Math.min(step, length - at);
            out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, size);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            sleep(pace);
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void sleep(Duration wait) throws InterruptedException {
        if (!wait.isZero()) {
            Thread.sleep(wait);
        }
    }

    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > LONGEST_LINE) {
                return null;
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
