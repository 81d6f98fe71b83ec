package dev.onggi.quality.truth;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.quality.QualityProblem;
import java.util.ArrayList;
import java.util.List;

/// The columns that dirty, cleaned and true tables share, and where each table has them.
@SuppressWarnings("ArrayRecordComponent") // never compared
record SharedColumns(
        List<String> names, int[] dirty, int[] cleaned, int[] truth, List<Problem> notes) {

    static SharedColumns of(List<String> dirty, List<String> cleaned, List<String> truth) {
        var lost = dirty.stream().filter(name -> !cleaned.contains(name)).toList();
        if (!lost.isEmpty()) {
            throw OnggiException.of(QualityProblem.TRUTH_COLUMNS_DIFFER, listed(lost));
        }
        var shared = dirty.stream().filter(truth::contains).toList();
        if (shared.isEmpty()) {
            throw OnggiException.of(QualityProblem.TRUTH_COLUMNS, listed(truth), listed(dirty));
        }
        var notes = new ArrayList<Problem>();
        var absent = dirty.stream().filter(name -> !truth.contains(name)).toList();
        if (!absent.isEmpty()) {
            notes.add(Problem.of(QualityProblem.TRUTH_COLUMNS_LEFT_OUT, null, listed(absent)));
        }
        return new SharedColumns(
                shared,
                shared.stream().mapToInt(dirty::indexOf).toArray(),
                shared.stream().mapToInt(cleaned::indexOf).toArray(),
                shared.stream().mapToInt(truth::indexOf).toArray(),
                List.copyOf(notes));
    }

    int size() {
        return names.size();
    }

    /// Where a table has the key.
    static int key(String key, String table, List<String> columns) {
        int at = columns.indexOf(key);
        if (at < 0) {
            throw OnggiException.of(QualityProblem.TRUTH_KEY, key, table, listed(columns));
        }
        return at;
    }

    /// Names as people read them.
    static String listed(List<String> names) {
        int most = 20;
        var shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() > most ? shown + ", ..." : shown;
    }
}
