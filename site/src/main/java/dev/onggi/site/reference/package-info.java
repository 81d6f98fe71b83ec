/// The reference pages of `docs/reference`, made of what the code declares.
@NullMarked
package dev.onggi.site.reference;

import org.jspecify.annotations.NullMarked;
