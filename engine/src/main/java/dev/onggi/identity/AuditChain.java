package dev.onggi.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// The hashes that bind the entries of the audit log together.
final class AuditChain {
    /// What stands before the first entry.
    static final String START = "0".repeat(64);

    private AuditChain() {}

    /// The hash of an entry. Each part carries its length, so that no two entries read the same.
    static String hash(String before, long number, AuditEntry entry) {
        var digest = sha256();
        part(digest, before);
        digest.update(
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(number)
                        .putLong(Micros.of(entry.at()))
                        .flip());
        part(digest, entry.who());
        part(digest, entry.action());
        part(digest, entry.target());
        part(digest, entry.outcome().word());
        part(digest, entry.address());
        new TreeMap<>(entry.facts())
                .forEach((name, value) -> {
                    part(digest, name);
                    part(digest, value);
                });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void part(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
