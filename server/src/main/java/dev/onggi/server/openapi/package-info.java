/// The description of the API, made of its routes.
@NullMarked
package dev.onggi.server.openapi;

import org.jspecify.annotations.NullMarked;
