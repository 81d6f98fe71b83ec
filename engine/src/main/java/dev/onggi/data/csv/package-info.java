/// CSV exactly as it was written: charset and dialect found by looking, bytes parsed in one pass.
@NullMarked
package dev.onggi.data.csv;

import org.jspecify.annotations.NullMarked;
