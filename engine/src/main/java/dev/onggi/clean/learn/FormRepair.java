package dev.onggi.clean.learn;

import dev.onggi.spi.CellRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Values that are not written like the others of their column are brought to their form, where a
/// rule can: what is in the form stays, and so does what the rule does not bring there.
///
/// @param column the column
/// @param form what the values look like
/// @param decimals how many decimals each has, or below 0 where that varies
/// @param rule brings other values there
/// @param definition the rule as data
record FormRepair(
        String column, Pattern form, int decimals, CellRule rule, Map<String, Object> definition)
        implements Repair {
    @Override
    public String name() {
        return "form(" + rule.name() + ")";
    }

    @Override
    public List<String> changes() {
        return List.of(column);
    }

    @Override
    public List<String> needs() {
        return List.of(column);
    }

    @Override
    public void apply(Table table, Placed placed) {
        table.get(column).rewrite(() -> this::written, placed);
    }

    /// A value in the column's form, or as it is.
    String written(String text) {
        if (text.length() > LONGEST || code(text) || form.matcher(text).matches()) {
            return text;
        }
        var read = rule.apply(abbreviated(text));
        if (read == null) {
            return text;
        }
        var padded = decimals > 0 ? padded(read) : read;
        return form.matcher(padded).matches() ? padded : text;
    }

    /// A number without the full stop of the unit behind it.
    private String abbreviated(String text) {
        int last = text.length() - 1;
        boolean stop =
                NUMBER.equals(rule.name())
                        && last > 1
                        && text.charAt(last) == '.'
                        && !Character.isDigit(text.charAt(last - 1));
        return stop ? text.substring(0, last) : text;
    }

    private static final int LONGEST = 200;
    private static final String NUMBER = "number";

    private static final Pattern EXPONENT = Pattern.compile("-?[\\d.]+[eE][-+]?\\d+");

    private static final String STAMP = "timestamp";
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[-+]\\d\\d:?\\d\\d)");

    /// An exponent is a form of its own, digits alone may be a code that begins with zeros, and a
    /// time with its offset is another one without.
    private boolean code(String text) {
        boolean number =
                NUMBER.equals(rule.name())
                        && (text.chars().allMatch(c -> c >= '0' && c <= '9')
                                || EXPONENT.matcher(text).matches());
        return number || (STAMP.equals(rule.name()) && OFFSET.matcher(text).matches());
    }

    private String padded(String number) {
        int point = number.indexOf('.');
        int there = point < 0 ? 0 : number.length() - point - 1;
        return there > decimals
                        || number.isEmpty()
                        || !Character.isDigit(number.charAt(number.length() - 1))
                ? number
                : (point < 0 ? number + "." : number) + "0".repeat(decimals - there);
    }

    /// The options as data.
    static Map<String, Object> definition(String column, String form, int decimals, Object rule) {
        var map = new LinkedHashMap<String, Object>();
        map.put("column", column);
        map.put("form", form);
        if (decimals >= 0) {
            map.put("decimals", decimals);
        }
        map.put("rule", rule);
        return Map.of("form", map);
    }
}
