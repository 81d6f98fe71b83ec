/// PostgreSQL, MariaDB, MySQL and SQLite in and out.
@NullMarked
package dev.onggi.connector.jdbc;

import org.jspecify.annotations.NullMarked;
