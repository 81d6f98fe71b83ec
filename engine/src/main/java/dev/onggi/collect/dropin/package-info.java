/// Sources that lie as Java files in a workspace: compiled when it loads, apart from the engine.
@NullMarked
package dev.onggi.collect.dropin;

import org.jspecify.annotations.NullMarked;
