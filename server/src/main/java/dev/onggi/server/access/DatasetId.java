package dev.onggi.server.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The name of a file as one part of a path.
public final class DatasetId {
    private DatasetId() {}

    /// The id of a file.
    ///
    /// @param file its name in the workspace
    /// @return letters, digits, `-` and `_`
    public static String of(String file) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(file.getBytes(StandardCharsets.UTF_8));
    }

    /// The file of an id.
    ///
    /// @param id what [#of] gave
    /// @return its name, or empty where the id is none
    public static Optional<String> file(String id) {
        try {
            return Optional.of(
                    new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
