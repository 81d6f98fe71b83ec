/// What a kind of step is, and what a running step sees.
@NullMarked
package dev.onggi.step;

import org.jspecify.annotations.NullMarked;
