/// The folder a user works in: settings per environment, secrets, paths.
@NullMarked
package dev.onggi.workspace;

import org.jspecify.annotations.NullMarked;
