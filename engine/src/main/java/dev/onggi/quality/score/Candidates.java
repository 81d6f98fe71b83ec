package dev.onggi.quality.score;

import dev.onggi.quality.NumberText;
import dev.onggi.quality.TemporalText;
import dev.onggi.spi.ColumnType;
import java.time.ZoneOffset;
import java.util.List;

/// The types that values of undeclared text may propose.
final class Candidates {
    /// The more specific type first.
    static final List<ColumnType> TYPES =
            List.of(
                    ColumnType.BOOLEAN,
                    ColumnType.INTEGER,
                    ColumnType.NUMBER,
                    ColumnType.DATE,
                    ColumnType.TIMESTAMP,
                    ColumnType.TIME);

    private static final int LONGEST = 60;
    private static final int COMPACT_DATE = 8;

    private Candidates() {}

    /// The types a text can be read as, one bit each, by the rules of
    /// [dev.onggi.quality.TypeTests#strict].
    static int of(String text) {
        if (text.length() > LONGEST) {
            return 0;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return bit(ColumnType.BOOLEAN);
        }
        if (NumberText.isDouble(text)) {
            return bit(ColumnType.NUMBER)
                    | (NumberText.isInteger(text) ? bit(ColumnType.INTEGER) : 0)
                    | (text.length() == COMPACT_DATE ? date(text) : 0);
        }
        boolean clock = text.indexOf(':') >= 0 || text.indexOf('시') >= 0;
        return clock ? time(text) | timestamp(text) : date(text);
    }

    private static int bit(ColumnType type) {
        return 1 << TYPES.indexOf(type);
    }

    private static int date(String text) {
        return TemporalText.date(text) == null ? 0 : bit(ColumnType.DATE);
    }

    private static int time(String text) {
        return TemporalText.time(text) == null ? 0 : bit(ColumnType.TIME);
    }

    private static int timestamp(String text) {
        return TemporalText.timestamp(text, ZoneOffset.UTC) == null ? 0 : bit(ColumnType.TIMESTAMP);
    }
}
