package dev.onggi.clean.ask.form;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Suspects answers that were given to another item of the same request: a text written anew
/// resembles the text it comes from, so an answer that resembles another item's text more than its
/// own, and more than that item's own answer does, belongs there. A suspicion costs no more than
/// asking again; a single item is never suspected.
///
/// Texts are compared by their pairs of letters (Dice, 1945), kept as bits of a hash (Bloom, 1970).
final class Mixup {
    private static final int BITS = 2048;
    private static final double CLEARLY = 0.02;

    private final int size;
    private final long[][] before;
    private final long[][] after;

    private Mixup(int size) {
        this.size = size;
        this.before = new long[size][];
        this.after = new long[size][];
    }

    /// The ids of the items whose answers seem to belong to others.
    ///
    /// @param good the answers by item id
    static List<String> suspects(Form form, List<AskedItem> items, Map<String, Answer> good) {
        if (form.kind() != Form.Kind.REWRITE) {
            return List.of();
        }
        int field = form.fields().indexOf(form.columns().getFirst().name());
        var answered = items.stream().filter(item -> good.containsKey(item.id())).toList();
        var mixup = new Mixup(answered.size());
        for (int i = 0; i < answered.size(); i++) {
            var text = answered.get(i).question().values().get(field);
            mixup.before[i] = pairs(text);
            mixup.after[i] = pairs(answer(form, good.get(answered.get(i).id()), text));
        }
        return java.util.stream.IntStream.range(0, answered.size())
                .filter(mixup::suspected)
                .mapToObj(i -> answered.get(i).id())
                .toList();
    }

    /// Whether the answer to one question seems to belong to another, where the other questions of
    /// the request are not known: another answer resembles this question more.
    ///
    /// @param said what was said of each id, this one included
    static boolean suspected(Form form, Question question, Answer own, Collection<Object> said) {
        if (form.kind() != Form.Kind.REWRITE) {
            return false;
        }
        var column = form.columns().getFirst().name();
        var text = question.values().get(form.fields().indexOf(column));
        var before = pairs(text);
        double likeness = alike(before, pairs(answer(form, own, text)));
        return said.stream()
                .filter(other -> other instanceof Map<?, ?> cells && cells.get(column) != null)
                .map(other -> pairs(String.valueOf(((Map<?, ?>) other).get(column))))
                .anyMatch(other -> alike(before, other) > likeness + CLEARLY);
    }

    private static @Nullable String answer(
            Form form, @Nullable Answer answer, @Nullable String unchanged) {
        return answer == null
                ? unchanged
                : answer.rows()
                        .getFirst()
                        .getOrDefault(form.columns().getFirst().name(), unchanged);
    }

    private boolean suspected(int item) {
        double own = alike(before[item], after[item]);
        for (int other = 0; own < 1 && other < size; other++) {
            if (other != item) {
                double foreign = alike(before[other], after[item]);
                if (foreign > own + CLEARLY
                        && foreign > alike(before[other], after[other]) + CLEARLY) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double alike(long[] a, long[] b) {
        int common = 0;
        int all = 0;
        for (int i = 0; i < a.length; i++) {
            common += Long.bitCount(a[i] & b[i]);
            all += Long.bitCount(a[i]) + Long.bitCount(b[i]);
        }
        return all == 0 ? 1 : 2.0 * common / all;
    }

    private static long[] pairs(@Nullable String text) {
        var bits = new long[BITS / Long.SIZE];
        var lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
        for (int i = 0; i + 1 < lower.length(); i++) {
            int hash = ((lower.charAt(i) * 31 + lower.charAt(i + 1)) * 0x9E3779B1) >>> 21;
            bits[hash / Long.SIZE] |= 1L << hash;
        }
        return bits;
    }
}
