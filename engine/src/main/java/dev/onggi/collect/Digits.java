package dev.onggi.collect;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Numbers and times read from UTF-8 without a detour over `String` where they are written plainly.
final class Digits {
    /// What stands for "none" where a `long` has to be returned.
    static final long NONE = Long.MIN_VALUE;

    private Digits() {}

    /// A whole number that is written the way it would be printed: no plus, no leading zeros.
    ///
    /// @return the number, or [#NONE]
    static long whole(byte[] text) {
        int from = text.length > 0 && text[0] == '-' ? 1 : 0;
        int digits = text.length - from;
        if (digits < 1 || digits > 18 || (text[from] == '0' && text.length > 1)) {
            return digits == 19 ? slowWhole(text) : NONE;
        }
        long number = 0;
        for (int i = from; i < text.length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return from == 1 ? -number : number;
    }

    private static long slowWhole(byte[] text) {
        var written = new String(text, StandardCharsets.ISO_8859_1);
        try {
            long number = Long.parseLong(written);
            return Long.toString(number).equals(written) ? number : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /// Microseconds since 1970 of a time stamp, read as if its zone were UTC.
    ///
    /// @param zone the zone that an offset is turned into
    /// @return the number, or [#NONE]
    static long micros(byte[] text, ZoneId zone) {
        if (text.length == 19 && (text[10] == ' ' || text[10] == 'T')) {
            long micros = plainMicros(text);
            if (micros != NONE) {
                return micros;
            }
        }
        var time =
                text.length > 40
                        ? null
                        : PlainCells.timestamp(
                                new String(text, StandardCharsets.UTF_8).strip(), zone);
        return time == null ? NONE : micros(time);
    }

    /// `yyyy-MM-dd HH:mm:ss`
    private static long plainMicros(byte[] text) {
        int year = two(text, 0) * 100 + two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        boolean plain =
                text[4] == '-'
                        && text[7] == '-'
                        && text[13] == ':'
                        && text[16] == ':'
                        && (year | month | day | hour | minute | second) >= 0;
        try {
            return plain
                    ? LocalDate.of(year, month, day).toEpochDay() * 86_400_000_000L
                            + LocalTime.of(hour, minute, second).toSecondOfDay() * 1_000_000L
                    : NONE;
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    /// Two digits as a number, or a number so negative that sums with it stay negative.
    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : tens * 10 + ones;
    }

    /// Microseconds since 1970, as if the zone were UTC.
    @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are in the epoch's
    static long micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1000;
    }
}
