package dev.onggi.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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

    /// The same names, those that come again as `name_2`, `name_3`.
    static List<String> distinct(List<String> names) {
        var all = new HashSet<>(names);
        var met = new HashSet<String>();
        var distinct = new ArrayList<String>();
        for (var name : names) {
            var candidate = name;
            for (int i = 2; met.contains(candidate); i++) {
                var other = name + "_" + i;
                candidate = all.contains(other) ? candidate : other;
            }
            met.add(candidate);
            distinct.add(candidate);
        }
        return distinct;
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
