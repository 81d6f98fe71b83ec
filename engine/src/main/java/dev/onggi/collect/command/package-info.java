/// Collecting from programs that write JSON lines.
@NullMarked
package dev.onggi.collect.command;

import org.jspecify.annotations.NullMarked;
