package dev.onggi.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text of any charset as UTF-8. A wrong byte ends the stream with [MalformedBytes], after all that
/// comes before it.
final class TranscodedStream extends InputStream {
    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(1 << 16);
    private ByteBuffer encoded = ByteBuffer.allocate(3 << 16).limit(0);
    private long offset;
    private boolean ended;
    private boolean malformed;

    TranscodedStream(InputStream in, Charset charset, long offset) {
        this.in = in;
        this.charset = charset;
        this.offset = offset;
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        while (!encoded.hasRemaining()) {
            if (malformed) {
                throw new MalformedBytes(offset, charset);
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, encoded.remaining());
        encoded.get(buffer, from, count);
        return count;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        if (read > 0) {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
        int before = bytes.position();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        if (ended && !result.isError()) {
            decoder.flush(chars);
        }
        malformed = result.isError();
        offset += bytes.position() - before;
        chars.flip();
        encoded = encoder.reset().encode(chars);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
