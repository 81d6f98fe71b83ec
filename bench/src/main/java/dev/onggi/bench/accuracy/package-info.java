/// Measures what `onggi clean` repairs, flags and harms, over public and generated tables.
@NullMarked
package dev.onggi.bench.accuracy;

import org.jspecify.annotations.NullMarked;
