/// How fast the metadata store commits.
@NullMarked
package dev.onggi.bench.store;

import org.jspecify.annotations.NullMarked;
