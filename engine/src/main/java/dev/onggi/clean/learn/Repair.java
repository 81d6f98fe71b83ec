package dev.onggi.clean.learn;

import java.util.List;
import java.util.Map;

/// A rule that repairs a table as a whole. The same table gives the same repairs, and repairing
/// twice changes nothing more.
interface Repair {
    /// What the record of changed cells calls it.
    String name();

    /// The columns whose cells it may change.
    List<String> changes();

    /// All columns it needs.
    List<String> needs();

    /// The rule as data, as the rule language reads it.
    Map<String, Object> definition();

    /// Repairs a table that has all columns that are needed.
    ///
    /// @param table what is repaired
    /// @param placed is told of each cell before it changes
    void apply(Table table, Placed placed);
}
