/// The example workspaces and the seeded generators of their data.
@NullMarked
package dev.onggi.examples;

import org.jspecify.annotations.NullMarked;
