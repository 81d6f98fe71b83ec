package dev.onggi.server.api;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Where a page ends, as a text that callers hand back without looking into it.
final class Cursor {
    private static final String BETWEEN = "\u001f";

    private Cursor() {}

    static String of(String... parts) {
        var joined = String.join(BETWEEN, parts);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> parts(String cursor, int count) {
        try {
            var joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = List.of(joined.split(BETWEEN, -1));
            if (parts.size() == count) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw CallException.of(ServerProblem.BAD_CURSOR);
    }
}
