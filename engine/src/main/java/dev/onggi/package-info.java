/// The one place that wires the rooms.
@NullMarked
package dev.onggi;

import org.jspecify.annotations.NullMarked;
