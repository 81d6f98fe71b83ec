/// What cleaning changed: every cell with its reason, and how to take changes back.
@NullMarked
package dev.onggi.clean.change;

import org.jspecify.annotations.NullMarked;
