/// Quality scores of a dataset before and after cleaning.
@NullMarked
package dev.onggi.quality.score;

import org.jspecify.annotations.NullMarked;
