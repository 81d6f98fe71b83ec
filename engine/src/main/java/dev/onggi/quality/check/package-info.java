/// Expectations of a dataset, checked in one pass, and the gates made of them.
@NullMarked
package dev.onggi.quality.check;

import org.jspecify.annotations.NullMarked;
