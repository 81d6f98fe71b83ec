/// From a cleaning task to clean cells.
@NullMarked
package dev.onggi.clean;

import org.jspecify.annotations.NullMarked;
