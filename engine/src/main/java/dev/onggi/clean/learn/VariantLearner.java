package dev.onggi.clean.learn;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Finds rare values that are frequent ones in another case, width or with other spaces and marks.
final class VariantLearner extends ColumnLearner {
    private static final double PRIOR = 500;

    private final Thresholds.Spelling spelling;

    VariantLearner(Thresholds.Spelling spelling) {
        this.spelling = spelling;
    }

    @Override
    List<Proposal> learn(CodedColumn column) {
        int[] counts = column.counts();
        var frequent = new HashMap<String, Integer>();
        int parents = 0;
        int natural = 0;
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] >= spelling.frequent()) {
                parents++;
                var other =
                        frequent.merge(bones(column.text(id)), id, (a, b) -> usual(column, a, b));
                natural += other != id && counts[other] < spelling.times() * counts[id] ? 1 : 0;
            }
        }
        var values = new TreeMap<String, String>();
        var often = new TreeMap<String, String>();
        int rare = 0;
        for (int id = 1; id < column.size() && parents > 0; id++) {
            if (counts[id] > 0) {
                rare += counts[id] < spelling.frequent() ? 1 : 0;
                var bones = bones(column.text(id));
                var parent = bones.isEmpty() ? null : frequent.get(bones);
                if (parent != null
                        && parent != id
                        && counts[parent] >= spelling.times() * counts[id]) {
                    var found = counts[id] < spelling.frequent() ? values : often;
                    found.put(column.text(id), column.text(parent));
                }
            }
        }
        double byNature = (natural + 1.0) / (parents + PRIOR);
        return new Respelt(spelling.byNature())
                .add(values, byNature * rare)
                .add(often, byNature * parents)
                .proposals(column);
    }

    private static int usual(CodedColumn column, int a, int b) {
        int more = Integer.compare(column.counts()[a], column.counts()[b]);
        boolean first = more == 0 ? column.text(a).compareTo(column.text(b)) < 0 : more > 0;
        return first ? a : b;
    }

    /// Letters and digits alone, in one case and width; nothing where digits stand apart, for there
    /// marks say something: `1.2` is not `12`.
    static String bones(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var bones = new StringBuilder();
        boolean digits = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                bones.append(c);
                digits |= Character.isDigit(c);
            } else if (digits || c == '-' || Character.getType(c) == Character.MATH_SYMBOL) {
                bones.append(Character.isWhitespace(c) ? ' ' : c);
            }
        }
        return bones.toString();
    }
}
