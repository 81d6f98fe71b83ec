/// Rules that read dates and times as people write them, and the inference of a column's format.
@NullMarked
package dev.onggi.rule.temporal;

import org.jspecify.annotations.NullMarked;
