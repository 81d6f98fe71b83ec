/// Queries that users write: checked and run by a locked DuckDB in a process of its own.
@NullMarked
package dev.onggi.sql;

import org.jspecify.annotations.NullMarked;
