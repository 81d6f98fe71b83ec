package dev.onggi.clean.ask.form;

import dev.onggi.clean.ask.call.ContentKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value to ask about, with its context.
///
/// @param key what is asked, the form included
/// @param values one for each field of the form, null where the cell is empty
public record Question(ContentKey key, List<@Nullable String> values) {
    /// The bytes of its values in UTF-8.
    ///
    /// @return at least 0
    public long bytes() {
        long bytes = 0;
        for (var value : values) {
            bytes += value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }
}
