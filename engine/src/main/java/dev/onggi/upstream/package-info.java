/// What is known of the state of other people's servers: which to leave alone, and how long to
/// wait.
@NullMarked
package dev.onggi.upstream;

import org.jspecify.annotations.NullMarked;
