package dev.onggi.clean.ask.call;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What was asked about one value, as 128 bits of a SHA-256: two questions have the same key only
/// when every part of them is the same, so that the answer to one is the answer to the other.
///
/// @param most the upper 64 bits
/// @param least the lower 64 bits
public record ContentKey(long most, long least) implements Comparable<ContentKey> {
    /// Bytes of a key.
    public static final int BYTES = 16;

    /// The key of a question.
    ///
    /// @param parts what the answer depends on: model, version, prompt, schema, parameters, value
    ///   and context. Each counts with its length, so that no part can run into the next.
    /// @return the key
    public static ContentKey of(String... parts) {
        var sha = sha256();
        var length = ByteBuffer.allocate(Integer.BYTES);
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update(length.putInt(0, bytes.length).rewind());
            sha.update(bytes);
        }
        return of(sha.digest());
    }

    /// Reads a key.
    ///
    /// @param bytes at least 16; the first 16 count
    /// @return the key
    public static ContentKey of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new ContentKey(buffer.getLong(), buffer.getLong());
    }

    /// The key as bytes, in the order of [#compareTo].
    ///
    /// @return 16 bytes
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(most).putLong(least).array();
    }

    @Override
    public int compareTo(ContentKey other) {
        int upper = Long.compareUnsigned(most, other.most);
        return upper != 0 ? upper : Long.compareUnsigned(least, other.least);
    }

    /// 32 hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
