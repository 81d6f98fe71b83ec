package dev.onggi.sql;

/// The undeclared column that a text stems from.
///
/// @param table the table's name in SQL
/// @param column the column's name
record Origin(String table, String column) {
    /// Text of which nobody knows where it comes from; taken for undeclared.
    static final Origin UNKNOWN = new Origin("", "");
}
