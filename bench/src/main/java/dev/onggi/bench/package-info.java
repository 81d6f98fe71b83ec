/// Measurements against what users would pick instead.
@NullMarked
package dev.onggi.bench;

import org.jspecify.annotations.NullMarked;
