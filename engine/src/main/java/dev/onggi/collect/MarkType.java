package dev.onggi.collect;

import dev.onggi.problem.OnggiException;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.ColumnType.Kind;
import dev.onggi.yaml.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values of an incremental column: how they are read, compared, and put back by a lag.
final class MarkType implements Comparator<Object> {
    private static final Set<Kind> ORDERED =
            Set.of(Kind.INTEGER, Kind.NUMBER, Kind.DECIMAL, Kind.DATE, Kind.TIMESTAMP);
    private final ColumnType type;
    private final String column;
    private final @Nullable Duration lagTime;
    private final @Nullable BigDecimal lagNumber;
    private final CellParser parser;

    MarkType(ColumnType type, CollectSettings.Increment increment, ZoneId zone) {
        if (!ORDERED.contains(type.kind())) {
            throw OnggiException.of(CollectProblem.MARK_UNTYPED, increment.column());
        }
        this.type = type;
        this.column = increment.column();
        this.parser = new PlainCells(zone);
        var lag = increment.lag();
        try {
            lagTime = lag == null || !isTime() ? null : Values.duration(lag);
            lagNumber = lag == null || isTime() ? null : new BigDecimal(lag);
        } catch (IllegalArgumentException e) {
            throw OnggiException.of(CollectProblem.MARK_MISFIT, "lag", lag, column, type);
        }
    }

    private boolean isTime() {
        return type.kind() == Kind.DATE || type.kind() == Kind.TIMESTAMP;
    }

    ColumnType type() {
        return type;
    }

    /// A value as it is written.
    ///
    /// @param key what to name in a problem
    Object parse(String key, String text) {
        var value = parser.parse(type, text);
        if (value == null && type.kind() == Kind.DATE) {
            var time = parser.parse(ColumnType.TIMESTAMP, text);
            value = time instanceof LocalDateTime at ? at.toLocalDate() : null;
        }
        if (value == null) {
            throw OnggiException.of(CollectProblem.MARK_MISFIT, key, text, column, type);
        }
        return value;
    }

    /// A value put back by the lag.
    Object minusLag(Object value) {
        return switch (value) {
            case Long number when lagNumber != null ->
                    BigDecimal.valueOf(number)
                            .subtract(lagNumber)
                            .max(BigDecimal.valueOf(Long.MIN_VALUE))
                            .longValue();
            case Double number when lagNumber != null -> number - lagNumber.doubleValue();
            case BigDecimal number when lagNumber != null -> number.subtract(lagNumber);
            case LocalDate date when lagTime != null ->
                    date.minusDays(Math.ceilDiv(lagTime.toSeconds(), 86_400L));
            case LocalDateTime time when lagTime != null -> time.minus(lagTime);
            default -> value;
        };
    }

    @Override
    public int compare(Object a, Object b) {
        return switch (a) {
            case Long number -> number.compareTo((Long) b);
            case Double number -> number.compareTo((Double) b);
            case BigDecimal number -> number.compareTo((BigDecimal) b);
            case LocalDate date -> date.compareTo((LocalDate) b);
            case LocalDateTime time -> time.compareTo((LocalDateTime) b);
            default -> throw new IllegalArgumentException(a.getClass().getName());
        };
    }
}
