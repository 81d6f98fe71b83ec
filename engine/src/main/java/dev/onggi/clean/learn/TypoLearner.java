package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds rare values that are slips of frequent ones. How many right values lie that near to one
/// another by nature is counted among the frequent values of the same column; where that explains
/// what was found, nothing is repaired.
final class TypoLearner extends ColumnLearner {
    private static final double OFTEN = 0.002;

    private static final double OPEN = 0.12;

    private static final int SYSTEMATIC = 3;

    private final SlipsByColumn slips;
    private final Thresholds.Spelling spelling;

    TypoLearner(SlipsByColumn slips, Thresholds.Spelling spelling) {
        this.slips = slips;
        this.spelling = spelling;
    }

    @Override
    List<Proposal> learn(CodedColumn column) {
        var found = typos(column, slips.of(column));
        var all = Words.of(column);
        var words = typos(all, Slips.of(all, spelling));
        var inWords = Words.values(column, words.values());
        if (!open(column)) {
            inWords.values().removeIf(to -> !column.holds(to));
        }
        return found.add(inWords, (1 - words.precision()) * inWords.size())
                .doubt(Words.values(column, words.doubtful()))
                .proposals(column);
    }

    private Respelt typos(Lexicon texts, Slips slips) {
        if (slips.rare().isEmpty()) {
            return new Respelt(spelling.byNature());
        }
        var found = new HashMap<Integer, Slips.Slip>();
        var ambiguous = new HashSet<Integer>();
        var letters = Trigrams.of(texts);
        for (var slip : slips.rare()) {
            if (plausible(slip)
                    && once(texts, slip)
                    && !numbered(texts.text(slip.parent()), slip.at())
                    && found.putIfAbsent(slip.rare(), slip) != null) {
                ambiguous.add(slip.rare());
            }
        }
        ambiguous.forEach(found::remove);
        found.values().removeAll(systematic(found.values()));
        var odd = new ArrayList<Slips.Slip>();
        var plain = new ArrayList<Slips.Slip>();
        found.values().stream()
                .sorted(Comparator.comparingInt(Slips.Slip::rare))
                .forEach(s -> (letters.odd(s) ? odd : plain).add(s));
        var natural = slips.natural().stream().filter(TypoLearner::plausible).toList();
        Set<Integer> oddByNature = new HashSet<>();
        Set<Integer> near = new HashSet<>();
        for (var pair : natural) {
            (letters.odd(pair) ? oddByNature : near).add(pair.rare());
        }
        int parents = 0;
        int rare = 0;
        int[] counts = texts.counts();
        for (int id = 1; id < texts.size(); id++) {
            if (counts[id] > 0 && Slips.eligible(texts.text(id))) {
                parents += counts[id] >= spelling.frequent() ? 1 : 0;
                rare += counts[id] < spelling.frequent() ? 1 : 0;
            }
        }
        double odds = (oddByNature.size() + 1.0) / (parents + spelling.odd());
        double others = (near.size() + 1.0) / (parents + spelling.near());
        double right = right(found.size(), rare, Math.min(1, odds + others));
        return new Respelt(spelling.byNature())
                .add(values(texts, odd), odds * right)
                .add(values(texts, plain), others * right);
    }

    /// How many rare values are right as they are, at most. All slips are near a frequent value and
    /// of the right ones only as many as nature has near: what is not near is right, and stands for
    /// more (Storey's share of true null hypotheses).
    ///
    /// @param near rare values that are near a frequent one
    /// @param byNature the share of right values that are
    private static double right(int near, int rare, double byNature) {
        double far = 1 - Bounds.lower(near, rare);
        return byNature >= 1 ? rare : rare * Math.min(1, far / (1 - byNature));
    }

    private static Map<String, String> values(Lexicon texts, List<Slips.Slip> slips) {
        var values = new TreeMap<String, String>();
        slips.forEach(s -> values.put(texts.text(s.rare()), texts.text(s.parent())));
        return values;
    }

    /// Slips that are the same edit at the same place of many values: a part of the value that
    /// varies.
    private static Collection<Slips.Slip> systematic(Collection<Slips.Slip> slips) {
        var same = new HashMap<List<Object>, Map<Integer, Slips.Slip>>();
        for (var slip : slips) {
            var edit = List.<Object>of(slip.kind(), slip.at(), slip.wrong(), slip.right());
            same.computeIfAbsent(edit, k -> new HashMap<>()).put(slip.parent(), slip);
        }
        return same.values().stream()
                .filter(list -> list.size() >= SYSTEMATIC && list.size() > slips.size() / 10)
                .flatMap(list -> list.values().stream())
                .toList();
    }

    /// Whether many cells hold values that stand nowhere else, so that a right value may be new.
    private static boolean open(CodedColumn column) {
        int[] counts = column.counts();
        int alone = 0;
        for (int id = 1; id < column.size(); id++) {
            alone += counts[id] == 1 ? 1 : 0;
        }
        return alone > OPEN * column.filled();
    }

    private static boolean plausible(Slips.Slip slip) {
        boolean among = slip.kind() != Slips.Kind.DELETED && Character.isLowerCase(slip.right());
        return (!Character.isDigit(slip.wrong()) || among)
                && !Character.isDigit(slip.right())
                && Character.toLowerCase(slip.wrong()) != Character.toLowerCase(slip.right());
    }

    /// The same slip is not made again and again.
    private static boolean once(Lexicon texts, Slips.Slip slip) {
        int[] counts = texts.counts();
        return counts[slip.rare()] <= Math.max(2, OFTEN * counts[slip.parent()]);
    }

    /// Whether digits stand in the word that differs.
    private static boolean numbered(String text, int at) {
        for (int i = Math.min(at, text.length() - 1);
                i >= 0 && !Character.isWhitespace(text.charAt(i));
                i--) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        for (int i = at; i < text.length() && !Character.isWhitespace(text.charAt(i)); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
