/// What a kind of rule is: its description, options, examples and the factory that makes rules of
/// it.
@NullMarked
package dev.onggi.rule.kind;

import org.jspecify.annotations.NullMarked;
