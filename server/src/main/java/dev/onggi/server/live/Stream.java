package dev.onggi.server.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/// A reply of server-sent events, written by the thread of its call.
final class Stream {
    private final OutputStream out;

    private Stream(OutputStream out) {
        this.out = out;
    }

    static Stream open(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        return new Stream(response.getOutputStream());
    }

    /// Writes an event; it goes out with the next [#flush].
    ///
    /// @param id the cursor with which to go on behind it
    /// @param kind what it is
    /// @param data one line
    void send(String id, String kind, String data) throws IOException {
        write("id: " + id + "\nevent: " + kind + "\ndata: " + data + "\n\n");
    }

    /// Shows that the server lives, and finds out whether anybody listens.
    void beat() throws IOException {
        write(": alive\n\n");
        flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
