/// Who may do what: how a caller is known, and the one function that decides.
@NullMarked
package dev.onggi.server.access;

import org.jspecify.annotations.NullMarked;
