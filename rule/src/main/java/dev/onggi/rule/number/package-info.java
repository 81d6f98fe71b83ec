/// Rules that read numbers, whole numbers and booleans as people write them.
@NullMarked
package dev.onggi.rule.number;

import org.jspecify.annotations.NullMarked;
