/// Rules found in the data itself: dependencies, entities, spellings, forms and sources, each with
/// its evidence, and how such rules repair a table.
@NullMarked
package dev.onggi.clean.learn;

import org.jspecify.annotations.NullMarked;
