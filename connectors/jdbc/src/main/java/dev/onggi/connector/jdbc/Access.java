package dev.onggi.connector.jdbc;

/// What a connection is opened for.
enum Access {
    /// Reading only; the database is told to refuse changes.
    READ,
    /// Adding rows, so many to a message as the driver likes.
    APPEND,
    /// Changes where each row is a statement of its own.
    CHANGE
}
