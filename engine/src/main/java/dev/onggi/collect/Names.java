package dev.onggi.collect;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Column names that differ in more than the case of Latin letters, as SQL needs them.
final class Names {
    private final Set<String> taken = new HashSet<>();

    Names(Collection<String> reserved) {
        reserved.forEach(name -> taken.add(fold(name)));
    }

    /// The name itself, or the first free one of `name_2`, `name_3`.
    String unique(String name) {
        var candidate = name;
        for (int i = 2; !taken.add(fold(candidate)); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }

    private static String fold(String name) {
        var folded = new StringBuilder(name);
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                folded.setCharAt(i, (char) (letter + 32));
            }
        }
        return folded.toString();
    }
}
