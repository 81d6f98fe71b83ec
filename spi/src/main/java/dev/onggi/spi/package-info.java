/// What an extension of Onggi sees: sources, sinks, file formats, models and cell rules, and the
/// records they exchange.
///
/// This package depends on JSpecify only and follows semantic versioning.
@NullMarked
package dev.onggi.spi;

import org.jspecify.annotations.NullMarked;
