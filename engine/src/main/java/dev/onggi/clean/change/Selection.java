package dev.onggi.clean.change;

import java.util.List;

/// Which changed cells are meant. An empty list leaves the choice open; where rules and models are
/// named, a cell counts that one of them changed.
///
/// @param columns names of columns
/// @param rules names of rules
/// @param models names of models, with their provider or without it
/// @param rows ids of rows
public record Selection(
        List<String> columns, List<String> rules, List<String> models, List<String> rows) {
    /// Every changed cell.
    public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), List.of());

    /// Whether rules or models are named, so that a cell may keep what others did to it.
    ///
    /// @return false where whole cells are meant
    public boolean byReason() {
        return !rules.isEmpty() || !models.isEmpty();
    }
}
