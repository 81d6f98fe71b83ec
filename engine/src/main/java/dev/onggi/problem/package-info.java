/// What can go wrong, said to people: codes, places, sentences and hints in every language.
@NullMarked
package dev.onggi.problem;

import org.jspecify.annotations.NullMarked;
