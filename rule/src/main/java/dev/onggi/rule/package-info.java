/// Cleaning rules: pure functions on cells, and the language that names them.
@NullMarked
package dev.onggi.rule;

import org.jspecify.annotations.NullMarked;
