package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Learns that some character stands for letters it replaced, from rare values that differ from
/// frequent ones of the same length, and finds what they were.
final class NoiseLearner implements Learner {
    private static final int FEWEST_PAIRS = 20;
    private static final double SHARE = 0.6;

    private final SlipsByColumn slips;
    private final Thresholds.Spelling spelling;

    NoiseLearner(SlipsByColumn slips, Thresholds.Spelling spelling) {
        this.slips = slips;
        this.spelling = spelling;
    }

    @Override
    public List<Proposal> learn(Table table) {
        var replaced = new TreeMap<Character, Integer>();
        int pairs = 0;
        for (var column : table.columns()) {
            for (var slip : slips.of(column).rare()) {
                if (slip.kind() == Slips.Kind.REPLACED) {
                    replaced.merge(slip.wrong(), 1, Integer::sum);
                    pairs++;
                }
            }
        }
        var repairs = new ArrayList<Proposal>();
        for (var entry : replaced.entrySet()) {
            if (entry.getValue() >= FEWEST_PAIRS && entry.getValue() >= SHARE * pairs) {
                for (var column : table.columns()) {
                    var values = restored(column, entry.getKey());
                    var words = restored(Words.of(column), entry.getKey());
                    Words.values(column, words).forEach(values::putIfAbsent);
                    if (!values.isEmpty()) {
                        repairs.add(
                                new Proposal(
                                        RepairLanguage.values(column.name(), values),
                                        Bounds.lower(entry.getValue(), entry.getValue())));
                    }
                }
            }
        }
        return repairs;
    }

    private Map<String, String> restored(Lexicon column, char noise) {
        int[] counts = column.counts();
        var byLength = new HashMap<Integer, List<Integer>>();
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] >= spelling.frequent()) {
                byLength.computeIfAbsent(column.text(id).length(), k -> new ArrayList<>()).add(id);
            }
        }
        var values = new TreeMap<String, String>();
        for (int id = 1; id < column.size(); id++) {
            var text = column.text(id);
            if (counts[id] > 0 && text.indexOf(noise) >= 0) {
                int parent =
                        only(column, id, noise, byLength.getOrDefault(text.length(), List.of()));
                if (parent > 0) {
                    values.put(text, column.text(parent));
                }
            }
        }
        return values;
    }

    /// The only frequent value that a text can have been.
    private int only(Lexicon column, int id, char noise, List<Integer> parents) {
        int[] counts = column.counts();
        int found = 0;
        for (int parent : parents) {
            if (parent != id && covers(column.text(id), column.text(parent), noise)) {
                if (found > 0 || counts[parent] < spelling.times() * counts[id]) {
                    return 0;
                }
                found = parent;
            }
        }
        return found;
    }

    private static boolean covers(String text, String parent, char noise) {
        int differ = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != parent.charAt(i)) {
                if (text.charAt(i) != noise) {
                    return false;
                }
                differ++;
            }
        }
        return differ > 0 && differ * 2 <= text.length();
    }
}
