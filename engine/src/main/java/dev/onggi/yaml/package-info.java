/// YAML with line and column, safely read.
@NullMarked
package dev.onggi.yaml;

import org.jspecify.annotations.NullMarked;
