/// Typed columns: reading text as a declared type, cleaning towards it and proposing one.
@NullMarked
package dev.onggi.rule.type;

import org.jspecify.annotations.NullMarked;
