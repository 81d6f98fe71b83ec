/// What of a workspace is kept and what is dropped, and when.
@NullMarked
package dev.onggi.keep;

import org.jspecify.annotations.NullMarked;
