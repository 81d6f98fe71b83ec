/// Running sources, built in and dropped in.
@NullMarked
package dev.onggi.collect;

import org.jspecify.annotations.NullMarked;
