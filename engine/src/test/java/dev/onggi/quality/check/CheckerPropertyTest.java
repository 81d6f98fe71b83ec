package dev.onggi.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.quality.TestTables;
import dev.onggi.quality.TypeTests;
import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks random tables against a reference that looks at every cell in the plainest way.
class CheckerPropertyTest {
    private static final List<String> CELLS =
            Arrays.asList(
                    null,
                    "",
                    " ",
                    "0",
                    "1",
                    "3",
                    "5",
                    "5.0",
                    "6",
                    "-1",
                    "1e1",
                    "x",
                    "가나",
                    "S",
                    "M",
                    "'",
                    "\"",
                    "1,000",
                    "2024-01-01",
                    "N/A");
    private static final List<String> COLUMNS = List.of("별 점", "a\"b", "c");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyExpectationAgreesWithTheReference(long seed) throws Exception {
        var random = new Random(seed);
        var rows = new ArrayList<List<String>>();
        int count = 1 + random.nextInt(seed % 2 == 0 ? 30 : 3000);
        for (int i = 0; i < count; i++) {
            rows.add(COLUMNS.stream().map(c -> CELLS.get(random.nextInt(CELLS.size()))).toList());
        }
        var left = new RowSet();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(10) == 0) {
                left.add(i);
            }
        }
        try (var tables = new TestTables(folder)) {
            var data = tables.table(TestTables.values(COLUMNS, rows)).without(left);
            for (var otherwise : Otherwise.values()) {
                var expectations = expectations(random, otherwise);
                var report = Checker.check(tables.session(), data, expectations, inputs());
                for (var result : report.results()) {
                    var expected = reference(result.expectation().claim(), rows, left);
                    assertThat(result.failed())
                            .as("seed %d: %s", seed, result.expectation())
                            .isEqualTo(expected.size());
                    compare(result, expected, data, seed);
                }
            }
        }
    }

    private static void compare(
            ExpectationResult result, Set<Integer> expected, Dataset data, long seed) {
        boolean tooMany = expected.size() > result.expectation().atMost() * data.keptRows() + 1e-9;
        assertThat(result.problem() != null).as("seed %d", seed).isEqualTo(tooMany);
        boolean rejects = tooMany && result.expectation().otherwise() == Otherwise.REJECT;
        assertThat(result.rejected().positions().boxed().toList())
                .as("seed %d: %s", seed, result.expectation())
                .isEqualTo(rejects ? List.copyOf(expected) : List.of());
        if (tooMany) {
            assertThat(result.examples().stream().map(Example::id))
                    .as("seed %d: %s", seed, result.expectation())
                    .isEqualTo(
                            expected.stream()
                                    .limit(FailedRows.EXAMPLES)
                                    .map(p -> String.valueOf(p + 1))
                                    .toList());
        }
    }

    private static CheckInputs inputs() {
        return new CheckInputs(
                Instant.EPOCH,
                ZoneId.of("UTC"),
                TypeTests.strict(),
                Optional.empty(),
                path -> null);
    }

    private static List<Expectation> expectations(Random random, Otherwise otherwise) {
        var columns = new ArrayList<>(COLUMNS);
        java.util.Collections.shuffle(columns, random);
        var some = List.copyOf(columns.subList(0, 1 + random.nextInt(2)));
        double atMost = random.nextInt(3) * 0.2;
        var range =
                new Range.Numbers(
                        BigDecimal.ONE, random.nextBoolean() ? BigDecimal.valueOf(5) : null);
        List<Claim> claims =
                List.of(
                        new Claim.NotNull(some),
                        new Claim.Unique(some),
                        new Claim.OfType(some, ColumnType.INTEGER),
                        new Claim.Between(some, range),
                        new Claim.Length(some, 2, 3L),
                        new Claim.Matches(some, new GuardedPattern("[0-9.]+|[A-Z]")),
                        new Claim.OneOf(some, new LinkedHashSet<>(List.of("S", "'", "\"", "5"))));
        return claims.stream()
                .map(claim -> new Expectation(claim, atMost, otherwise, null, claim.toString()))
                .toList();
    }

    private static Set<Integer> reference(Claim claim, List<List<String>> rows, RowSet left) {
        var failing = new TreeSet<Integer>();
        var seen = new HashSet<List<String>>();
        for (int i = 0; i < rows.size(); i++) {
            if (left.contains(i)) {
                continue;
            }
            var row = rows.get(i);
            var cells = claim.columns().stream().map(c -> row.get(COLUMNS.indexOf(c))).toList();
            boolean someEmpty = cells.stream().anyMatch(c -> c == null || c.isEmpty());
            boolean fails =
                    claim instanceof Claim.Unique
                            ? !someEmpty && !seen.add(cells)
                            : cells.stream().anyMatch(broken(claim));
            if (fails) {
                failing.add(i);
            }
        }
        return failing;
    }

    private static Predicate<String> broken(Claim claim) {
        Predicate<String> filled = cell -> cell != null && !cell.isEmpty();
        return switch (claim) {
            case Claim.NotNull c -> filled.negate();
            case Claim.OfType c -> filled.and(cell -> !cell.matches("-?[0-9]+"));
            case Claim.Between(var columns, Range.Numbers(var min, var max)) ->
                    filled.and(cell ->
                            !cell.matches("-?[0-9]+(\\.[0-9]+)?(e[0-9]+)?")
                                    || new BigDecimal(cell).compareTo(min) < 0
                                    || (max != null && new BigDecimal(cell).compareTo(max) > 0));
            case Claim.Length c -> filled.and(cell -> cell.length() < 2 || cell.length() > 3);
            case Claim.Matches c ->
                    filled.and(cell -> !Pattern.matches(c.pattern().toString(), cell));
            case Claim.OneOf c -> filled.and(cell -> !c.values().contains(cell));
            default -> throw new IllegalArgumentException(claim.toString());
        };
    }
}
