/// What the values of a table look like: how many, how many different ones, and of what type.
@NullMarked
package dev.onggi.data.profile;

import org.jspecify.annotations.NullMarked;
