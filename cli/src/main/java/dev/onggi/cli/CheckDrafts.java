package dev.onggi.cli;

import dev.onggi.data.Dataset;
import dev.onggi.data.profile.ColumnProfile;
import dev.onggi.data.profile.Profiler;
import dev.onggi.spi.ColumnType;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Proposes checks that cleaned data meets, with room for the data of tomorrow.
final class CheckDrafts {
    private static final int ENOUGH_ROWS = 10;
    private static final int ENOUGH_FOR_A_LIST = 50;
    private static final int ROWS_FOR_EACH_VALUE = 20;
    private static final int LONGEST_LIST = 12;
    private static final int LONGEST_VALUE = 30;
    private static final int LONGEST_KEY = 64;
    private static final Pattern KEY =
            Pattern.compile(
                    "(?i)(.*[ _.-])?(id|key|no|code|number|sku|isbn|uuid)|.*(번호|코드|아이디|키)|.*(Id|ID|No|Code)");
    private static final Pattern RATING =
            Pattern.compile("(?i).*(rating|stars?|score|grade|별점|평점|점수|만족도).*");
    private static final List<Integer> SCALES = List.of(5, 10, 100);

    /// The share of cells that may lie beyond the ends of a range that the others suggest.
    private static final double STRAY = 0.01;

    private static final Set<ColumnType.Kind> NUMBERS =
            Set.of(ColumnType.Kind.INTEGER, ColumnType.Kind.NUMBER, ColumnType.Kind.DECIMAL);

    private final Profiler profiler;
    private final List<Map<String, Object>> checks = new ArrayList<>();

    CheckDrafts(Profiler profiler) {
        this.profiler = profiler;
    }

    /// Checks of the data as it was collected.
    static List<Map<String, Object>> raw(Dataset dataset) {
        var names =
                FileView.columns(dataset).stream()
                        .map(c -> c.name())
                        .filter(CheckDrafts::plain)
                        .toList();
        return names.isEmpty() ? List.of() : List.of(Map.of("required", names));
    }

    /// Checks of cleaned data.
    ///
    /// @param columns what its values look like
    List<Map<String, Object>> cleaned(List<ColumnProfile> columns) {
        var usable = columns.stream().filter(c -> plain(c.column().name())).toList();
        if (usable.isEmpty() || usable.getFirst().counts().rows() < ENOUGH_ROWS) {
            return List.of();
        }
        notNull(usable);
        for (int i = 0; i < usable.size(); i++) {
            var column = usable.get(i);
            if (isKey(column, i == 0)) {
                add("unique", column, Map.of());
            } else if (NUMBERS.contains(column.column().type().kind())) {
                range(column);
            } else {
                list(column);
            }
        }
        return List.copyOf(checks);
    }

    /// `${...}` in a name would be taken for a reference.
    private static boolean plain(String name) {
        return !name.contains("${");
    }

    private void notNull(List<ColumnProfile> columns) {
        var full =
                columns.stream()
                        .filter(c -> c.counts().empty() == 0)
                        .map(c -> c.column().name())
                        .toList();
        if (!full.isEmpty()) {
            var check = new LinkedHashMap<String, Object>();
            check.put("not_null", full.size() == 1 ? full.getFirst() : full);
            check.put("at_most", "1%");
            checks.add(check);
        }
    }

    private static boolean isKey(ColumnProfile column, boolean first) {
        var kind = column.column().type().kind();
        return column.counts().distinct() == column.counts().rows()
                && (kind == ColumnType.Kind.TEXT || kind == ColumnType.Kind.INTEGER)
                && column.counts().longest() <= LONGEST_KEY
                && (first || KEY.matcher(column.column().name()).matches());
    }

    /// A few values beyond the ends are what the check is for, and do not widen it.
    private void range(ColumnProfile column) {
        if (RATING.matcher(column.column().name()).matches()) {
            for (var top : SCALES) {
                if (holds(column, 0, top)) {
                    int least = holds(column, 1, top) ? 1 : 0;
                    add("between", column, ordered("min", least, "max", top, "at_most", "5%"));
                    return;
                }
            }
        }
        if (holds(column, 0, Long.MAX_VALUE)) {
            add("between", column, ordered("min", 0, "otherwise", "warn"));
        }
    }

    private boolean holds(ColumnProfile column, long least, long greatest) {
        long filled = column.counts().rows() - column.counts().empty();
        return filled > 0 && profiler.beyond(column.column(), least, greatest) <= STRAY * filled;
    }

    private void list(ColumnProfile column) {
        var counts = column.counts();
        if (!column.column().type().equals(ColumnType.TEXT)
                || counts.rows() < ENOUGH_FOR_A_LIST
                || counts.distinct() < 2
                || counts.distinct() > LONGEST_LIST
                || counts.rows() / counts.distinct() < ROWS_FOR_EACH_VALUE
                || counts.longest() > LONGEST_VALUE
                || column.examples().stream().anyMatch(v -> v.contains("${"))) {
            return;
        }
        var values = forms(column.examples());
        if (values.size() > 1) {
            add("one_of", column, ordered("values", values, "at_most", "5%", "otherwise", "warn"));
        }
    }

    /// Of values that differ only in how they are written the most frequent one.
    private static List<String> forms(List<String> values) {
        var forms = new LinkedHashMap<String, String>();
        for (var value : values) {
            var folded = Normalizer.normalize(value, Normalizer.Form.NFKC);
            var key = folded.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]+", "");
            forms.putIfAbsent(key, value);
        }
        return forms.values().stream().sorted().toList();
    }

    private void add(String kind, ColumnProfile column, Map<String, Object> options) {
        var check = new LinkedHashMap<String, Object>();
        check.put(kind, column.column().name());
        check.putAll(options);
        checks.add(check);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
