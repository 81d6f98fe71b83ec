/// The terminal face.
@NullMarked
package dev.onggi.cli;

import org.jspecify.annotations.NullMarked;
