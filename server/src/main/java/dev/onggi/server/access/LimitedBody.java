package dev.onggi.server.access;

import dev.onggi.server.reply.BodyTooLarge;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A call whose body may not be longer than a limit, whatever its header says of it.
final class LimitedBody extends HttpServletRequestWrapper {
    static final long BYTES = 2_000_000;
    private static final String SHOWN = "2 MB";

    private LimitedBody(HttpServletRequest request) {
        super(request);
    }

    static HttpServletRequest of(HttpServletRequest request) {
        if (request.getContentLengthLong() > BYTES) {
            throw CallException.of(ServerProblem.TOO_LARGE, SHOWN);
        }
        return new LimitedBody(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Counted(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream in;
        private long read;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        private int counted(int bytes) throws BodyTooLarge {
            read += Math.max(0, bytes);
            if (read > BYTES) {
                throw new BodyTooLarge(SHOWN);
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return counted(in.read(bytes, from, length));
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
