/// How well cells were cleaned: what was found, repaired, harmed and left, by column and by rule.
@NullMarked
package dev.onggi.clean.score;

import org.jspecify.annotations.NullMarked;
