package dev.onggi.quality.score;

import dev.onggi.data.Dataset;
import dev.onggi.data.TextTest;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.check.Claim;
import dev.onggi.spi.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column that is scored, and the name it has in one dataset: the text of a review is `raw_text`
/// before cleaning and `cleaned_text` after.
///
/// @param name the name it is told by
/// @param stored the column of the dataset
record ScoredColumn(String name, Column stored) {
    private static final String RAW = "raw_text";
    private static final String CLEANED = "cleaned_text";

    /// The columns of a dataset that are its data: its text, and its own columns.
    static List<ScoredColumn> of(Dataset dataset) {
        var columns = new ArrayList<ScoredColumn>();
        if (dataset.kind() == Dataset.Kind.TEXT) {
            dataset.column(CLEANED)
                    .or(() -> dataset.column(RAW))
                    .ifPresent(column -> columns.add(new ScoredColumn(RAW, column)));
        }
        dataset.ownColumns().forEach(c -> columns.add(new ScoredColumn(c.name(), c)));
        return List.copyOf(columns);
    }

    ColumnTally tally(ScoreSettings settings) {
        var expected = new ArrayList<TextTest>();
        for (var expectation : settings.expectations()) {
            if (expectation.claim() instanceof Claim.OfText claim && speaksOf(claim)) {
                expected.add(claim.test(TypeTests.strict()));
            }
        }
        return new ColumnTally(declared(settings), expected, settings.nullTokens());
    }

    private @Nullable TextTest declared(ScoreSettings settings) {
        var test = settings.types().get(name);
        return test == null ? settings.types().get(stored.name()) : test;
    }

    private boolean speaksOf(Claim claim) {
        return claim.columns().contains(name) || claim.columns().contains(stored.name());
    }
}
