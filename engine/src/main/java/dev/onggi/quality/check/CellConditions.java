package dev.onggi.quality.check;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.data.TextTest;
import dev.onggi.quality.TypeTests;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// SQL that says whether a row breaks a claim about its cells; never null. The dataset's relation
/// is named `r`.
final class CellConditions {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private final Session session;
    private final Dataset dataset;
    private final TypeTests types;

    CellConditions(Session session, Dataset dataset, TypeTests types) {
        this.session = session;
        this.dataset = dataset;
        this.types = types;
    }

    /// Whether the row breaks the claim with any of its columns.
    String broken(Claim.OfCells claim) {
        return claim.columns().stream()
                .map(name -> broken(claim, dataset.column(name).orElseThrow()))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /// The column, named with the relation.
    static String cell(String column) {
        return "r." + Sql.name(column);
    }

    /// Whether the column has values of a kind that the range can hold.
    static boolean fits(Range range, ColumnType type) {
        return type.kind() == ColumnType.Kind.TEXT
                || switch (range) {
                    case Range.Numbers n ->
                            Set.of(
                                            ColumnType.Kind.INTEGER,
                                            ColumnType.Kind.NUMBER,
                                            ColumnType.Kind.DECIMAL)
                                    .contains(type.kind());
                    case Range.Days d -> temporal(type);
                    case Range.Moments m -> temporal(type);
                    case Range.Times t -> type.kind() == ColumnType.Kind.TIME;
                };
    }

    private static boolean temporal(ColumnType type) {
        return type.kind() == ColumnType.Kind.DATE || type.kind() == ColumnType.Kind.TIMESTAMP;
    }

    private String broken(Claim.OfCells claim, Column column) {
        var cell = cell(column.name());
        boolean text = column.type().kind() == ColumnType.Kind.TEXT;
        return switch (claim) {
            case Claim.NotNull c ->
                    text ? "(" + cell + " IS NULL OR " + cell + " = '')" : cell + " IS NULL";
            case Claim.OfType c when column.type().equals(c.type()) -> "false";
            case Claim.OfType c -> fails(c.test(types), cell, text);
            case Claim.Between(var columns, var range) -> outside(range, column, cell);
            case Claim.Length(var columns, long min, var max) -> length(cell, text, min, max);
            case Claim.Matches c -> fails(c.test(types), cell, text);
            case Claim.OneOf(var columns, var values) -> unlisted(cell, column.type(), values);
        };
    }

    /// Whether a Java test fails; empty cells pass.
    private String fails(TextTest test, String cell, boolean text) {
        TextTest skipping = value -> value.isEmpty() || test.test(value);
        var texts = text ? cell : "CAST(" + cell + " AS VARCHAR)";
        return "coalesce(NOT " + session.test(skipping, texts) + ", false)";
    }

    private String outside(Range range, Column column, String cell) {
        var type = column.type();
        return switch (range) {
            case Range.Numbers n when type.kind() == ColumnType.Kind.INTEGER ->
                    "coalesce("
                            + cell
                            + " NOT BETWEEN "
                            + n.first()
                            + " AND "
                            + n.last()
                            + ", false)";
            case Range.Numbers n when type.kind() == ColumnType.Kind.NUMBER ->
                    "coalesce(isnan("
                            + cell
                            + ") OR "
                            + beyond(cell, n.min(), n.max())
                            + ", false)";
            case Range.Days(var min, var max) when temporal(type) ->
                    "coalesce(" + beyond("CAST(" + cell + " AS DATE)", min, max) + ", false)";
            case Range.Times(var min, var max) when type.kind() == ColumnType.Kind.TIME ->
                    "coalesce(" + beyond(cell, min, max) + ", false)";
            case Range.Moments(var min, var max) when temporal(type) ->
                    "coalesce(" + beyond("CAST(" + cell + " AS TIMESTAMP)", min, max) + ", false)";
            case Range.Numbers n -> fails(n.test(), cell, type.kind() == ColumnType.Kind.TEXT);
            case Range.Days d -> fails(d.test(), cell, true);
            case Range.Times t -> fails(t.test(), cell, true);
            case Range.Moments m -> fails(m.test(), cell, true);
        };
    }

    private static String beyond(String cell, @Nullable Object min, @Nullable Object max) {
        if (min == null) {
            return cell + " > " + literal(max);
        }
        return max == null
                ? cell + " < " + literal(min)
                : "(" + cell + " < " + literal(min) + " OR " + cell + " > " + literal(max) + ")";
    }

    private static String literal(@Nullable Object end) {
        return switch (end) {
            case java.math.BigDecimal number -> "CAST('" + number + "' AS DOUBLE)";
            case java.time.LocalDate day -> "DATE '" + day + "'";
            case java.time.LocalTime time ->
                    "CAST('" + DateTimeFormatter.ISO_LOCAL_TIME.format(time) + "' AS TIME)";
            case LocalDateTime moment -> "TIMESTAMP '" + MOMENT.format(moment) + "'";
            case null, default -> throw new IllegalArgumentException(String.valueOf(end));
        };
    }

    private static String length(String cell, boolean text, long min, @Nullable Long max) {
        var length = "length(" + (text ? cell : "CAST(" + cell + " AS VARCHAR)") + ")";
        var outside = length + " < " + min + (max == null ? "" : " OR " + length + " > " + max);
        return "coalesce(" + length + " > 0 AND (" + outside + "), false)";
    }

    private static String unlisted(String cell, ColumnType type, Set<String> values) {
        boolean text = type.kind() == ColumnType.Kind.TEXT;
        var list =
                values.stream()
                        .map(Sql::text)
                        .map(v -> text ? v : "TRY_CAST(" + v + " AS " + Sql.type(type) + ")")
                        .collect(Collectors.joining(", "));
        var present = text ? cell + " <> ''" : cell + " IS NOT NULL";
        return "(coalesce("
                + present
                + ", false) AND NOT coalesce("
                + cell
                + " IN ("
                + list
                + "), false))";
    }
}
