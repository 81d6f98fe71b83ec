package dev.onggi.clean.learn;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the form in which most values of a column are written, numbers, days, times or telephones,
/// and brings the others to it.
final class FormLearner extends ColumnLearner {
    private static final int SAMPLE = 2000;
    private static final int FEWEST = 3;
    private static final String CLOCK = "\\d\\d:\\d\\d";

    /// A form, and the rule that reads others.
    private record Form(String pattern, int decimals, Object rule) {
        /// Nearly any text of digits reads as a number; what reads as a day or a telephone is one.
        boolean telling() {
            return !"number".equals(rule);
        }
    }

    private static final List<Form> NUMBERS =
            List.of(
                    new Form("-?(0|[1-9]\\d*)", 0, "number"),
                    new Form("-?\\d+\\.\\d", 1, "number"),
                    new Form("-?\\d+\\.\\d\\d", 2, "number"),
                    new Form("-?\\d+\\.\\d{3}", 3, "number"),
                    new Form("-?\\d+(\\.\\d+)?", -1, "number"));

    private static final List<Form> OTHERS =
            List.of(
                    day("\\d{4}-\\d\\d-\\d\\d", "yyyy-MM-dd"),
                    day("\\d{4}/\\d\\d/\\d\\d", "yyyy/MM/dd"),
                    day("\\d{4}\\.\\d\\d\\.\\d\\d", "yyyy.MM.dd"),
                    time(CLOCK, "HH:mm"),
                    time(CLOCK + ":\\d\\d", "HH:mm:ss"),
                    time("\\d{1,2}:\\d\\d [ap]\\.m\\.", "h:mm a.m./p.m."),
                    stamp("-", " ", ""),
                    stamp("-", " ", ":ss"),
                    stamp("-", "T", ""),
                    stamp("-", "T", ":ss"),
                    stamp("/", " ", ""),
                    stamp("/", " ", ":ss"),
                    stamp(".", " ", ""),
                    new Form("0\\d{1,2}-\\d{3,4}-\\d{4}", -1, "phone"));

    private static Form day(String pattern, String format) {
        return new Form(pattern, -1, Map.of("date", Map.of("format", format)));
    }

    private static Form stamp(String mark, String between, String seconds) {
        var day = "\\d{4}\\%s\\d\\d\\%s\\d\\d".formatted(mark, mark);
        var clock = "\\d\\d:\\d\\d" + (seconds.isEmpty() ? "" : ":\\d\\d");
        var quoted = between.equals(" ") ? between : "'" + between + "'";
        var format = "yyyy%sMM%sdd%sHH:mm%s".formatted(mark, mark, quoted, seconds);
        return new Form(day + between + clock, -1, Map.of("timestamp", Map.of("format", format)));
    }

    private static Form time(String pattern, String format) {
        return new Form(pattern, -1, Map.of("time", Map.of("format", format)));
    }

    private final double most;

    /// @param most the share of cells that must be in a form
    FormLearner(double most) {
        this.most = most;
    }

    @Override
    List<Proposal> learn(CodedColumn column) {
        var found = found(column);
        return found == null ? List.of() : List.of(found);
    }

    private @Nullable Proposal found(CodedColumn column) {
        var found = numbers(column);
        for (int i = 0; i < OTHERS.size() && found == null; i++) {
            found = tried(column, OTHERS.get(i), most);
        }
        return found;
    }

    /// Numbers with as many decimals as nearly all of them have, or else with any.
    private @Nullable Proposal numbers(CodedColumn column) {
        int all = matching(column, NUMBERS.getLast());
        if (all < most * column.filled()) {
            return null;
        }
        for (var form : NUMBERS) {
            if (matching(column, form) >= 0.95 * all) {
                return tried(column, form, most * 0.95);
            }
        }
        return tried(column, NUMBERS.getLast(), most);
    }

    private static int matching(CodedColumn column, Form form) {
        var pattern = Pattern.compile(form.pattern());
        int[] counts = column.counts();
        int matching = 0;
        int seen = 0;
        for (int id = 1; id < column.size(); id++) {
            if (id == SAMPLE && matching * 2 < seen) {
                return 0;
            }
            seen += counts[id];
            if (counts[id] > 0 && pattern.matcher(column.text(id)).matches()) {
                matching += counts[id];
            }
        }
        return matching;
    }

    private static @Nullable Proposal tried(CodedColumn column, Form form, double share) {
        if (column.filled() == 0 || matching(column, form) < share * column.filled()) {
            return null;
        }
        var repair =
                (FormRepair)
                        RepairLanguage.repair(
                                FormRepair.definition(
                                        column.name(),
                                        form.pattern(),
                                        form.decimals(),
                                        form.rule()));
        int[] counts = column.counts();
        int rewritten = 0;
        int cells = 0;
        for (int id = 1; id < column.size(); id++) {
            boolean other =
                    counts[id] > 0 && !repair.written(column.text(id)).equals(column.text(id));
            rewritten += other ? 1 : 0;
            cells += other ? counts[id] : 0;
        }
        if (rewritten < FEWEST || !padded(column, form)) {
            return null;
        }
        double precision = Bounds.lower(rewritten, rewritten);
        double oneKind = Bounds.lower(matching(column, form) + cells, column.filled());
        return new Proposal(repair, form.telling() ? Math.max(precision, oneKind) : precision);
    }

    /// Whether hours before ten are written with a zero; where none is, none is missing.
    private static boolean padded(CodedColumn column, Form form) {
        if (!form.pattern().startsWith(CLOCK)) {
            return true;
        }
        int[] counts = column.counts();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] > 0
                    && column.text(id).startsWith("0")
                    && column.text(id).matches(form.pattern())) {
                return true;
            }
        }
        return false;
    }
}
