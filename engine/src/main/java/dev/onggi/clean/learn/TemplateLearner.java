package dev.onggi.clean.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds columns whose values have the same number of letters and digits in the same places with
/// the same marks between them, such as `2050-3347` or `KW-0121`, and brings values there that have
/// other marks or none.
final class TemplateLearner extends ColumnLearner {
    private static final int FEWEST = 3;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int DISTINCT = 50_000;
    private static final Pattern DECIMAL = Pattern.compile("9+[.,]9+");

    private final double most;

    /// @param most the share of cells that must fit
    TemplateLearner(double most) {
        this.most = most;
    }

    @Override
    List<Proposal> learn(CodedColumn column) {
        var found = found(column);
        return found == null ? List.of() : List.of(found);
    }

    private @Nullable Proposal found(CodedColumn column) {
        var template = usual(column);
        if (template == null) {
            return null;
        }
        var repair =
                (FormRepair)
                        RepairLanguage.repair(
                                FormRepair.definition(
                                        column.name(),
                                        form(template),
                                        -1,
                                        Map.of("regex", rule(template))));
        var ranges = ranges(column, template);
        int[] counts = column.counts();
        int changed = 0;
        int fitting = 0;
        for (int id = 1; id < column.size(); id++) {
            var written = counts[id] == 0 ? "" : repair.written(column.text(id));
            if (counts[id] > 0 && !written.equals(column.text(id))) {
                changed++;
                fitting += ranges.hold(written) ? 1 : 0;
            }
        }
        return changed < FEWEST ? null : new Proposal(repair, Bounds.lower(fitting, changed));
    }

    /// The template of most cells, if it has marks and digits and is no number.
    private @Nullable String usual(CodedColumn column) {
        int[] counts = column.counts();
        var cells = new HashMap<String, Integer>();
        int seen = 0;
        for (int id = 1; id < column.size(); id++) {
            var text = column.text(id);
            if (counts[id] > 0 && ++seen <= DISTINCT && text.length() <= LONGEST) {
                cells.merge(template(text), counts[id], Integer::sum);
            }
        }
        return cells.entrySet().stream()
                .filter(entry -> entry.getValue() >= most * column.filled())
                .map(Map.Entry::getKey)
                .filter(TemplateLearner::telling)
                .findFirst()
                .orElse(null);
    }

    private static boolean telling(String template) {
        long places = template.chars().filter(TemplateLearner::place).count();
        return template.indexOf('9') >= 0
                && places >= SHORTEST
                && places < template.length()
                && place(template.charAt(0))
                && place(template.charAt(template.length() - 1))
                && !template.contains("가")
                && !DECIMAL.matcher(template).matches();
    }

    private static boolean place(int c) {
        return c == '9' || c == 'A' || c == 'a';
    }

    static String template(String text) {
        var template = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            template.append(
                    c >= '0' && c <= '9'
                            ? '9'
                            : c >= 'A' && c <= 'Z'
                                    ? 'A'
                                    : c >= 'a' && c <= 'z'
                                            ? 'a'
                                            : Character.isLetterOrDigit(c) ? '가' : c);
        }
        return template.toString();
    }

    /// What fits a template.
    private static String form(String template) {
        var form = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            form.append(pattern(template.charAt(i)));
        }
        return form.toString();
    }

    private static String pattern(char c) {
        return switch (c) {
            case '9' -> "[0-9]";
            case 'A' -> "[A-Z]";
            case 'a' -> "[a-z]";
            default -> c == ' ' ? " " : "\\" + c;
        };
    }

    /// What has the letters and digits of a template, with other marks between them or none; a
    /// letter such as the `h` of `12h30` is a mark among digits.
    private static Map<String, Object> rule(String template) {
        boolean letters = template.indexOf('A') >= 0 || template.indexOf('a') >= 0;
        var between = letters ? "[^\\p{L}\\d]{0,2}" : "(?:[^\\p{L}\\d]{0,2}|[a-z])";
        var from = new StringBuilder("^");
        var to = new StringBuilder();
        int groups = 0;
        boolean open = false;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (place(c)) {
                if (!open) {
                    from.append(i == 0 ? "(" : between + "(");
                    to.append('$').append(++groups);
                }
                from.append(pattern(c));
            } else {
                from.append(open ? ")" : "");
                to.append(c == '$' || c == '\\' ? "\\" + c : String.valueOf(c));
            }
            open = place(c);
        }
        return Map.of("pattern", from.append(")$").toString(), "to", to.toString());
    }

    /// The least and greatest number in each place of a template.
    private record Ranges(long[] least, long[] greatest) {
        boolean hold(String text) {
            long[] numbers = numbers(text);
            for (int i = 0; i < numbers.length && i < least.length; i++) {
                if (numbers[i] < least[i] || numbers[i] > greatest[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Ranges ranges(CodedColumn column, String template) {
        long[] least = {};
        long[] greatest = {};
        int[] counts = column.counts();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] > 0 && template(column.text(id)).equals(template)) {
                long[] numbers = numbers(column.text(id));
                if (least.length == 0) {
                    least = numbers.clone();
                    greatest = numbers.clone();
                }
                for (int i = 0; i < numbers.length; i++) {
                    least[i] = Math.min(least[i], numbers[i]);
                    greatest[i] = Math.max(greatest[i], numbers[i]);
                }
            }
        }
        return new Ranges(least, greatest);
    }

    private static long[] numbers(String text) {
        return Pattern.compile("[0-9]{1,18}")
                .matcher(text)
                .results()
                .mapToLong(found -> Long.parseLong(found.group()))
                .toArray();
    }
}
