/// Onggi's own API, version 1.
@NullMarked
package dev.onggi.server.api;

import org.jspecify.annotations.NullMarked;
