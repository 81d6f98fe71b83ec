/// Variables and connections that are kept in the metadata database, encrypted.
@NullMarked
package dev.onggi.vault;

import org.jspecify.annotations.NullMarked;
