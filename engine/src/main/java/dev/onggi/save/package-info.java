/// Sinks: where clean data goes.
@NullMarked
package dev.onggi.save;

import org.jspecify.annotations.NullMarked;
