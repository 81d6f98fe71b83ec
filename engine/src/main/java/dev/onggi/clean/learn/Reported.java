package dev.onggi.clean.learn;

import org.jspecify.annotations.Nullable;

/// Several sources report the same things: what a table's `reported_by` declares.
///
/// @param source the column that names the source
/// @param about the column that names the thing
/// @param authority whom to believe: `owner` for the source whose name is the first word of
///   `about`, or a source's name; null where nobody is declared
public record Reported(String source, String about, @Nullable String authority) {
    /// The word that declares each thing's owner the authority.
    public static final String OWNER = "owner";
}
