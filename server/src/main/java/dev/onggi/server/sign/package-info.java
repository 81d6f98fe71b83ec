/// Signing in: passwords, how often they may be wrong, and the first administrator.
@NullMarked
package dev.onggi.server.sign;

import org.jspecify.annotations.NullMarked;
