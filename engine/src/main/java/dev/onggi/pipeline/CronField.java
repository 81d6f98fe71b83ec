package dev.onggi.pipeline;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A field of a cron schedule.
enum CronField {
    SECOND(0, 59, ""),
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    DAY(1, 31, ""),
    MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    WEEKDAY(0, 7, "sun mon tue wed thu fri sat");

    private static final Pattern PART =
            Pattern.compile("([*?]|(\\w{1,3})(?:-(\\w{1,3}))?)(?:/(\\d{1,2}))?");

    final int min;
    final int max;
    private final String names;

    CronField(int min, int max, String names) {
        this.min = min;
        this.max = max;
        this.names = names;
    }

    /// The values that a field allows; nothing where it cannot be read. Sunday is 0.
    Optional<BitSet> parse(String text) {
        var allowed = new BitSet();
        for (var part : text.split(",", -1)) {
            if (!add(part, allowed)) {
                return Optional.empty();
            }
        }
        if (this == WEEKDAY && allowed.get(7)) {
            allowed.clear(7);
            allowed.set(0);
        }
        return Optional.of(allowed);
    }

    private boolean add(String part, BitSet allowed) {
        var match = PART.matcher(part);
        if (!match.matches()) {
            return false;
        }
        boolean any = match.group(2) == null;
        if (part.startsWith("?") && (part.length() > 1 || (this != DAY && this != WEEKDAY))) {
            return false;
        }
        int from = any ? min : value(match.group(2));
        int to = any ? max : match.group(3) != null ? value(match.group(3)) : from;
        int step = match.group(4) == null ? 1 : Integer.parseInt(match.group(4));
        if (match.group(4) != null && match.group(3) == null) {
            to = max;
        }
        if (from < min || to > max || from > to || step == 0) {
            return false;
        }
        for (int i = from; i <= to; i += step) {
            allowed.set(i);
        }
        return true;
    }

    private int value(String text) {
        int name = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
        if (name >= 0) {
            return name + min;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : -1;
    }
}
