package dev.onggi.quality.check;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row that failed, for people to look at.
///
/// @param id the row's id
/// @param values the values that failed, shortened, null where empty; none where the claim is that
///   there be a value
public record Example(String id, List<@Nullable String> values) {
    private static final int LONGEST = 40;

    /// Shortens a value to one line.
    static @Nullable String shorten(@Nullable String value) {
        if (value == null) {
            return null;
        }
        var line = value.replaceAll("\\p{Cntrl}+", " ");
        int most =
                line.offsetByCodePoints(
                        0, Math.min(LONGEST, line.codePointCount(0, line.length())));
        return most == line.length() ? line : line.substring(0, most) + "…";
    }

    /// The row as people of any language read it.
    ///
    /// @return such as `id 3 (7)`
    public String text() {
        return values.isEmpty()
                ? "id " + id
                : "id "
                        + id
                        + values.stream()
                                .map(value -> value == null ? "" : value)
                                .collect(Collectors.joining(" | ", " (", ")"));
    }
}
