package dev.onggi.connector.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A column of the table that rows are saved into.
///
/// @param name as the table spells it
/// @param type as the database calls it
/// @param size characters or digits it holds; 0 where it has no bound
/// @param scale digits behind the point
/// @param required whether it refuses empty cells
record TableColumn(String name, String type, int size, int scale, boolean required) {
    static TableColumn of(ResultSetMetaData columns, int index) throws SQLException {
        return new TableColumn(
                columns.getColumnName(index),
                columns.getColumnTypeName(index),
                columns.getPrecision(index),
                columns.getScale(index),
                columns.isNullable(index) == ResultSetMetaData.columnNoNulls
                        && !columns.isAutoIncrement(index));
    }

    /// Why a value does not fit, where that can be told.
    Optional<String> misfit(@Nullable Object value) {
        return switch (value) {
            case null ->
                    required
                            ? Optional.of("it is empty, and the column takes no empty cells")
                            : Optional.empty();
            case String text when text.indexOf('\0') >= 0 ->
                    Optional.of("the text holds a NUL character");
            case String text
                    when isText() && size > 0 && text.codePointCount(0, text.length()) > size ->
                    Optional.of(
                            "the text has %,d characters, the column holds %,d"
                                    .formatted(text.codePointCount(0, text.length()), size));
            case Long whole -> tooLarge(BigDecimal.valueOf(whole));
            case BigDecimal decimal -> tooLarge(decimal);
            default -> Optional.empty();
        };
    }

    private Optional<String> tooLarge(BigDecimal number) {
        long most =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "int2", "smallint" -> Short.MAX_VALUE;
                    case "int4", "serial", "int", "integer" -> Integer.MAX_VALUE;
                    case "tinyint" -> Byte.MAX_VALUE;
                    default -> 0;
                };
        var bound =
                most > 0
                        ? BigDecimal.valueOf(most)
                        : isDecimal() && size > 0
                                ? BigDecimal.TEN.pow(size - scale).subtract(BigDecimal.ONE)
                                : null;
        if (bound == null || number.abs().toBigInteger().compareTo(bound.toBigInteger()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                "%s is too large, the column holds up to %s"
                        .formatted(number.toPlainString(), bound.toPlainString()));
    }

    private boolean isText() {
        return type.toLowerCase(Locale.ROOT).contains("char");
    }

    private boolean isDecimal() {
        return type.toLowerCase(Locale.ROOT).matches("numeric|decimal.*");
    }
}
