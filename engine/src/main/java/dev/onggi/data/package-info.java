/// Tables on disk: the CSV reader, Parquet, DuckDB, manifests and publishing.
@NullMarked
package dev.onggi.data;

import org.jspecify.annotations.NullMarked;
