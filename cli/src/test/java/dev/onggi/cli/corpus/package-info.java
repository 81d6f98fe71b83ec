/// Malformed inputs of every kind, put through the public ways in.
@NullMarked
package dev.onggi.cli.corpus;

import org.jspecify.annotations.NullMarked;
