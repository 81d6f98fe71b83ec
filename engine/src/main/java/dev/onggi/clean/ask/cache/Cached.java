package dev.onggi.clean.ask.cache;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// An answer that was accepted.
///
/// @param key what was asked
/// @param call the call that was answered
/// @param text the answer to this one question
public record Cached(ContentKey key, CallId call, String text) {
    byte[] id() {
        return new ContentKey(call.most(), call.least()).bytes();
    }

    /// A checksum over everything, because a database does not see a bit that fell over.
    int checksum() {
        var crc = new CRC32C();
        crc.update(ByteBuffer.wrap(key.bytes()));
        crc.update(ByteBuffer.wrap(id()));
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
