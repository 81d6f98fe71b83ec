/// Clean tables with the structure that real ones have, made from a seed.
@NullMarked
package dev.onggi.testkit.table;

import org.jspecify.annotations.NullMarked;
