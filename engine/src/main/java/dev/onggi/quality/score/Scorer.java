package dev.onggi.quality.score;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Scores datasets by the formulas of `docs/quality.md`.
public final class Scorer {
    private Scorer() {}

    /// Scores a dataset by what its own columns propose.
    ///
    /// @param session runs the queries
    /// @param dataset what to score
    /// @param settings declared types, expectations and null tokens
    /// @return the score
    public static QualityScore score(Session session, Dataset dataset, ScoreSettings settings) {
        var columns = ScoredColumn.of(dataset);
        var tallies = Tallies.count(session, dataset, columns, settings);
        return score(tallies, columns, standards(tallies, columns));
    }

    /// Scores a dataset before and after cleaning, over the columns that both have. Types are those
    /// that the cleaned values propose, so that a column does not gain by staying unreadable.
    ///
    /// @param session runs the queries
    /// @param before what arrived
    /// @param after what was made of it
    /// @param settings declared types, expectations and null tokens
    /// @return both scores
    public static ScoreChange compare(
            Session session, Dataset before, Dataset after, ScoreSettings settings) {
        var cleaned = ScoredColumn.of(after);
        var dirty =
                ScoredColumn.of(before).stream()
                        .filter(c -> cleaned.stream().anyMatch(o -> o.name().equals(c.name())))
                        .toList();
        var same = new ArrayList<ScoredColumn>();
        for (var column : dirty) {
            cleaned.stream()
                    .filter(c -> c.name().equals(column.name()))
                    .findFirst()
                    .ifPresent(same::add);
        }
        var tallies = Tallies.count(session, after, same, settings);
        var standards = standards(tallies, same);
        return new ScoreChange(
                score(Tallies.count(session, before, dirty, settings), dirty, standards),
                score(tallies, same, standards));
    }

    private static List<ColumnStandard> standards(Tallies tallies, List<ScoredColumn> columns) {
        var standards = new ArrayList<ColumnStandard>();
        for (int c = 0; c < columns.size(); c++) {
            var standard = ColumnStandard.of(tallies.columns().get(c).counts());
            standards.add(tallies.columns().get(c).isDeclared() ? standard.untyped() : standard);
        }
        return standards;
    }

    private static QualityScore score(
            Tallies tallies, List<ScoredColumn> columns, List<ColumnStandard> standards) {
        var scores = new ArrayList<ColumnScore>();
        for (int c = 0; c < columns.size(); c++) {
            var tally = tallies.columns().get(c);
            var standard = standards.get(c);
            var forms = tally.counts();
            var shape = Dominant.shape(forms);
            int letters = Dominant.letterCase(forms);
            scores.add(
                    new ColumnScore(
                            columns.get(c).name(),
                            tallies.scoredRows(),
                            ColumnStandard.count(forms, form -> true),
                            ColumnStandard.count(forms, standard::valid),
                            ColumnStandard.count(
                                    forms, form -> consistent(form, standard, shape, letters)),
                            type(tally, standard, columns.get(c))));
        }
        return new QualityScore(
                tallies.rows(),
                tallies.scoredRows(),
                QualityScore.percent(tallies.distinctRows(), tallies.comparedRows()),
                OptionalDouble.empty(),
                List.copyOf(scores));
    }

    private static boolean consistent(
            CellForm form, ColumnStandard standard, Shape shape, int letters) {
        return !form.stray()
                && (!standard.shaped() || form.shape().follows(shape))
                && (!standard.cased()
                        || form.letterCase() == 0
                        || (form.letterCase() & letters) != 0);
    }

    private static String type(ColumnTally tally, ColumnStandard standard, ScoredColumn column) {
        if (tally.isDeclared()) {
            return "declared";
        }
        var stored = column.stored().type();
        return (stored.kind() == ColumnType.Kind.TEXT ? standard.type() : stored).toString();
    }
}
