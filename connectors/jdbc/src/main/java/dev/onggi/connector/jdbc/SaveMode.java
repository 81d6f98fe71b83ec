package dev.onggi.connector.jdbc;

/// What happens to the rows that a table already has.
enum SaveMode {
    /// They stay, and the new ones are added.
    APPEND,
    /// They go, and the new ones take their place.
    REPLACE,
    /// Those with the key of a new row are changed, the others stay.
    UPSERT
}
