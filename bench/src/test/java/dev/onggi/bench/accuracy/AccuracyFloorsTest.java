package dev.onggi.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Floors a little below what `bench/run accuracy` finds, on fewer rows and one seed.
class AccuracyFloorsTest {
    private static final Path DATA =
            Path.of(System.getProperty("onggi.shared", "")).resolve("data");
    private static final Trials.Sizes SMALL = Trials.Sizes.SMALL;

    @TempDir Path folder;

    private Measurement measure(String name) throws IOException {
        var trial =
                Trials.all(DATA, Path.of("unseen"), SMALL).stream()
                        .filter(t -> AccuracyTable.name(t).equals(name))
                        .findFirst()
                        .orElseThrow();
        try {
            return Measurement.of(trial, folder);
        } catch (NoSuchFileException e) {
            return abort("there is no " + e.getFile());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # table                            | F1   | harm   | right | removed
                    public hospital                    | 0.96 | 0.0002 | 0.99  | 0.90
                    public beers                       | 0.98 | 0.0005 | 0.99  | 0.95
                    public flights                     | 0.55 | 0.001  | 0.80  | 0.40
                    public flights, authority declared | 0.93 | 0.001  | 0.97  | 0.90
                    injected hospital, 5 % typos       | 0.93 | 0.001  | 0.99  | 0.85
                    injected hospital, 10 % of a mix   | 0.88 | 0.001  | 0.97  | 0.75
                    injected hospital, 30 % swapped    | 0.60 | 0.0015 | 0.88  | 0.45
                    injected companies, 5 kinds        | 0.85 | 0.001  | 0.98  | 0.75
                    held-out products                  | 0.65 | 0.0005 | 0.95  | 0.50
                    held-out readings                  | 0.38 | 0.0005 | 0.94  | 0.23
                    held-out staff                     | 0.55 | 0.0005 | 0.95  | 0.40
                    held-out publications              | 0.48 | 0.0005 | 0.94  | 0.32
                    held-out departures                | 0.55 | 0.0005 | 0.92  | 0.40
                    held-out orders                    | 0.63 | 0.0005 | 0.95  | 0.47
                    """)
    void errorsAreRepairedWithoutHarm(
            String table, double f1, double harm, double right, double removed) throws IOException {
        var measured = measure(table);
        var total = measured.score().total();

        assertThat(measured.again()).as("cells that a second run changes").isZero();
        assertThat(total.f1()).as("F1").isGreaterThanOrEqualTo(f1);
        assertThat(total.harm()).as("harm").isLessThanOrEqualTo(harm);
        assertThat(total.rightAfter()).as("right cells").isGreaterThanOrEqualTo(right);
        assertThat(total.removed()).as("removed").isGreaterThanOrEqualTo(removed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hospital",
                "beers",
                "flights",
                "companies",
                "products",
                "readings",
                "staff",
                "publications",
                "departures",
                "orders"
            })
    void aCleanTableStaysAsItIs(String table) throws IOException {
        var total = measure("clean " + table).score().total();

        assertThat(total.changed()).isZero();
        assertThat(total.cells()).isPositive();
    }
}
