package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/// Asks about suspected cells, once for all that hold the same, and makes changes of the answers.
public final class Advised {
    private Advised() {}

    /// Asks.
    ///
    /// @param learnt what is suspected
    /// @param adviser who knows
    /// @param most how many questions may be put, those first where something says what the cell
    ///   may have to be, and of them those about most cells
    /// @return the same with the changes, and without the suspicions that were settled
    public static Learnt of(Learnt learnt, Adviser adviser, int most) {
        var questions = questions(learnt.suspicions()).stream().limit(most).toList();
        adviser.begin(questions);
        var wrong = new ArrayList<Suspicion>();
        var left = new ArrayList<>(learnt.suspicions());
        for (int i = 0; i < questions.size(); i++) {
            var cells = questions.get(i);
            switch (adviser.advise(cells.getFirst(), cells.size(), i + 1, questions.size())) {
                case Adviser.Advice.Wrong(var to) -> {
                    left.removeAll(new HashSet<>(cells));
                    cells.forEach(cell -> wrong.add(changed(cell, to)));
                }
                case Adviser.Advice.Right _ -> left.removeAll(new HashSet<>(cells));
                case Adviser.Advice.Unknown _ -> {
                    // stays suspected
                }
                case Adviser.Advice.Enough _ -> i = questions.size();
            }
        }
        return new Learnt(
                learnt.rules(),
                learnt.cells().with(wrong, adviser.name()),
                List.copyOf(left),
                learnt.twins(),
                learnt.profile());
    }

    private static Suspicion changed(Suspicion cell, String to) {
        return new Suspicion(cell.row(), cell.column(), cell.value(), to, cell.reason());
    }

    private static List<List<Suspicion>> questions(List<Suspicion> suspicions) {
        var alike = new LinkedHashMap<List<String>, List<Suspicion>>();
        for (var s : suspicions) {
            if (s.value().isEmpty() && s.candidate().isEmpty()) {
                continue; // the gaps of a column have no answer in common
            }
            alike.computeIfAbsent(
                            List.of(s.column(), s.value(), s.candidate()), k -> new ArrayList<>())
                    .add(s);
        }
        var questions = new ArrayList<>(alike.values());
        questions.sort(
                Comparator.comparing((List<Suspicion> cells) -> !cells.getFirst().known())
                        .thenComparingInt(cells -> -cells.size()));
        return questions;
    }
}
