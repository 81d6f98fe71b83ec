/// The HTTP face: a workspace served to people and programs, with who may do what.
@NullMarked
package dev.onggi.server;

import org.jspecify.annotations.NullMarked;
