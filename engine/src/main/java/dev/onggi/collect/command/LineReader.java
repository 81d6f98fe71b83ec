package dev.onggi.collect.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads lines of UTF-8 that are no longer than a limit.
final class LineReader {
    private final BufferedInputStream in;
    private final int limit;
    private final boolean strict;
    private long number;

    /// A reader of lines.
    ///
    /// @param strict whether bytes that are no UTF-8 and lines over the limit are errors; else they
    ///   are mended and cut
    LineReader(InputStream in, int limit, boolean strict) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.limit = limit;
        this.strict = strict;
    }

    /// The number of the line read last, from 1.
    long number() {
        return number;
    }

    /// The next line without its end, or null after the last.
    @Nullable String next() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        number++;
        var line = new ByteArrayOutputStream();
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() < limit) {
                line.write(b);
            } else if (strict) {
                throw new BadLine("is longer than %,d bytes".formatted(limit));
            }
        }
        return decoded(line.toByteArray());
    }

    private String decoded(byte[] bytes) throws BadLine {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        var action = strict ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            var text =
                    decoder.onMalformedInput(action)
                            .onUnmappableCharacter(action)
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString();
            return number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadLine("is not written in UTF-8");
        }
    }

    /// What is wrong with a line.
    static final class BadLine extends IOException {
        private static final long serialVersionUID = 1L;

        BadLine(String message) {
            super(message);
        }
    }
}
