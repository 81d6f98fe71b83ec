package dev.onggi.rule.type;

import dev.onggi.rule.kind.Bilingual;
import dev.onggi.spi.ColumnType;
import org.jspecify.annotations.Nullable;

/// A type for a column, proposed for a person to confirm.
///
/// @param type the proposed type; text where nothing else is safe
/// @param format of dates and times, as [TypeReader#of] takes it; null for none
/// @param confidence the share of the filled values that the type can read; for text, how sure it
///   is that the column is meant as text
/// @param note why, where the type alone does not say it; null otherwise
public record TypeProposal(
        ColumnType type, @Nullable String format, double confidence, @Nullable Bilingual note) {}
