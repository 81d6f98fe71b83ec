package dev.onggi.server.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells one state of a thing from another.
final class ETags {
    private static final int LENGTH = 16;

    private ETags() {}

    static String of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return quoted(HexFormat.of().formatHex(hash, 0, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String quoted(String hash) {
        return "\"" + hash + "\"";
    }
}
