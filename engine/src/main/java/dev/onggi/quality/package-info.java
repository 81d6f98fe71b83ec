/// Checks, gates and scores.
@NullMarked
package dev.onggi.quality;

import org.jspecify.annotations.NullMarked;
