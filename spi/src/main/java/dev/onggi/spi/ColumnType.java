package dev.onggi.spi;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The type of a column. `precision` and `scale` are those of a decimal and 0 for every other kind.
///
/// @param kind what the values are
/// @param precision digits in all, of a decimal (1 to 38)
/// @param scale digits behind the point, of a decimal (0 to precision)
public record ColumnType(Kind kind, int precision, int scale) {
    /// What the values of a column are.
    public enum Kind {
        /// Text exactly as it was written.
        TEXT,
        /// A whole number of 64 bits.
        INTEGER,
        /// A floating-point number of 64 bits.
        NUMBER,
        /// An exact decimal number.
        DECIMAL,
        /// True or false.
        BOOLEAN,
        /// A day without a time zone.
        DATE,
        /// A time of day without a time zone.
        TIME,
        /// A day and time without a time zone, to the microsecond.
        TIMESTAMP
    }

    /// Text exactly as it was written.
    public static final ColumnType TEXT = new ColumnType(Kind.TEXT, 0, 0);

    /// A whole number of 64 bits.
    public static final ColumnType INTEGER = new ColumnType(Kind.INTEGER, 0, 0);

    /// A floating-point number of 64 bits.
    public static final ColumnType NUMBER = new ColumnType(Kind.NUMBER, 0, 0);

    /// True or false.
    public static final ColumnType BOOLEAN = new ColumnType(Kind.BOOLEAN, 0, 0);

    /// A day.
    public static final ColumnType DATE = new ColumnType(Kind.DATE, 0, 0);

    /// A time of day.
    public static final ColumnType TIME = new ColumnType(Kind.TIME, 0, 0);

    /// A day and time.
    public static final ColumnType TIMESTAMP = new ColumnType(Kind.TIMESTAMP, 0, 0);

    private static final Pattern DECIMAL =
            Pattern.compile("decimal\\((\\d{1,2})(?:,\\s*(\\d{1,2}))?\\)");

    /// An exact decimal.
    ///
    /// @param precision digits in all, 1 to 38
    /// @param scale digits behind the point, 0 to `precision`
    /// @return the type
    /// @throws IllegalArgumentException when a bound is broken
    public static ColumnType decimal(int precision, int scale) {
        if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
            throw new IllegalArgumentException(
                    "decimal(" + precision + ", " + scale + ") is out of range");
        }
        return new ColumnType(Kind.DECIMAL, precision, scale);
    }

    /// Reads a type as a user writes it: `text`, `integer`, `number`, `decimal(10,2)`, `boolean`,
    /// `date`, `time`, `timestamp`; upper and lower case are the same.
    ///
    /// @param name the written type
    /// @return the type, or empty where there is none of that name
    public static Optional<ColumnType> parse(String name) {
        var lower = name.strip().toLowerCase(Locale.ROOT);
        var decimal = DECIMAL.matcher(lower);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2));
            return precision >= 1 && precision <= 38 && scale <= precision
                    ? Optional.of(decimal(precision, scale))
                    : Optional.empty();
        }
        return switch (lower) {
            case "text", "string" -> Optional.of(TEXT);
            case "integer", "int" -> Optional.of(INTEGER);
            case "number", "float", "double" -> Optional.of(NUMBER);
            case "decimal" -> Optional.of(decimal(38, 9));
            case "boolean", "bool" -> Optional.of(BOOLEAN);
            case "date" -> Optional.of(DATE);
            case "time" -> Optional.of(TIME);
            case "timestamp", "datetime" -> Optional.of(TIMESTAMP);
            default -> Optional.empty();
        };
    }

    /// The type as a user writes it.
    @Override
    public String toString() {
        var name = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.DECIMAL ? name + "(" + precision + "," + scale + ")" : name;
    }
}
