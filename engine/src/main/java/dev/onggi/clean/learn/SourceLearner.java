package dev.onggi.clean.learn;

import java.util.List;

/// Where it is declared that sources report the same things, every column they repeat is theirs.
final class SourceLearner implements Learner {
    private final Reported reported;

    SourceLearner(Reported reported) {
        this.reported = reported;
    }

    @Override
    public List<Proposal> learn(Table table) {
        if (!table.has(List.of(reported.source(), reported.about()))) {
            return List.of();
        }
        var columns =
                table.columns().stream()
                        .filter(c -> c.distinct() > 1 && c.distinct() * 1.5 < c.filled())
                        .map(CodedColumn::name)
                        .filter(name -> !name.equals(reported.source()))
                        .filter(name -> !name.equals(reported.about()))
                        .toList();
        return columns.isEmpty()
                ? List.of()
                : List.of(new Proposal(new SourceRepair(reported, columns), 1));
    }
}
