package dev.onggi.rule.temporal;

import dev.onggi.rule.kind.FullWidth;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a day with a time of day. A zone offset is applied, so that the result is in UTC.
final class TimestampText {
    private static final int LONGEST = 80;
    private static final Pattern COMPACT =
            Pattern.compile("((?:19|20)\\d{6})[T ]?(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern OFFSET =
            Pattern.compile("(?<=\\d)\\s?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)$");

    private TimestampText() {}

    /// Reads a cell.
    ///
    /// @param order how three bare numbers are ordered, or null where that is not known
    /// @return the day and time, or null; a day alone is its midnight
    static @Nullable LocalDateTime read(String cell, @Nullable DateOrder order) {
        if (cell.length() > LONGEST || cell.length() < 6) {
            return null;
        }
        var text = FullWidth.fold(cell).strip();
        var compact = COMPACT.matcher(text);
        if (compact.matches()) {
            var date = DateText.read(compact.group(1), null);
            var time =
                    TimeText.read(
                            compact.group(2) + ":" + compact.group(3) + ":" + compact.group(4));
            return join(date, time);
        }
        var date = DateText.read(text, order);
        if (date != null) {
            return date.atStartOfDay();
        }
        var offset = OFFSET.matcher(text);
        // `-09` behind a date is a day; an offset stands behind a time.
        if (offset.find() && text.indexOf(':') > 0 && text.indexOf(':') < offset.start()) {
            return utc(split(text.substring(0, offset.start()), order), offset.group(1));
        }
        return split(text, order);
    }

    private static @Nullable LocalDateTime split(String text, @Nullable DateOrder order) {
        for (int i = 6; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c);
            if (space || c == 'T' || c == '오' || c == ',') {
                var time = TimeText.read(text.substring(space || c != '오' ? i + 1 : i));
                if (time != null) {
                    var joined = join(DateText.read(text.substring(0, i), order), time);
                    if (joined != null) {
                        return joined;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDateTime join(
            @Nullable LocalDate date, @Nullable LocalTime time) {
        return date == null || time == null ? null : date.atTime(time);
    }

    private static @Nullable LocalDateTime utc(@Nullable LocalDateTime local, String offset) {
        if (local == null || Character.isLetter(offset.charAt(0))) {
            return local;
        }
        try {
            return local.atOffset(ZoneOffset.of(offset))
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
