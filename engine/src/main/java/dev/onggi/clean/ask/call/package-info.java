/// What a paid call is made of: its id, what it asks, its tokens and its money.
@NullMarked
package dev.onggi.clean.ask.call;

import org.jspecify.annotations.NullMarked;
