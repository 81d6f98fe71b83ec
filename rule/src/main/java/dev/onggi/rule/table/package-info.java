/// Rules made of what the user lists: replacements, regular expressions and tables of values.
@NullMarked
package dev.onggi.rule.table;

import org.jspecify.annotations.NullMarked;
