/// Errors as people and systems make them, put into clean tables from a seed.
@NullMarked
package dev.onggi.testkit.errors;

import org.jspecify.annotations.NullMarked;
