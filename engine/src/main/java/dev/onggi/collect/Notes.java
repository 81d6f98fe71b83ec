package dev.onggi.collect;

import dev.onggi.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was told about the data of one collection, each thing once and not without end.
final class Notes {
    private static final int MOST = 100;
    private final Set<Problem> told = new LinkedHashSet<>();

    synchronized void add(Problem note) {
        if (told.size() < MOST) {
            told.add(note);
        }
    }

    synchronized List<Problem> all() {
        return List.copyOf(told);
    }
}
