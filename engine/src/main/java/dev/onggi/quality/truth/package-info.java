/// Accuracy against a table that is known to be right.
@NullMarked
package dev.onggi.quality.truth;

import org.jspecify.annotations.NullMarked;
