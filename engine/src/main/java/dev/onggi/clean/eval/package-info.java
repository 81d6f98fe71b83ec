/// Comparing tasks, models and parameters on rows whose truth is known.
@NullMarked
package dev.onggi.clean.eval;

import org.jspecify.annotations.NullMarked;
