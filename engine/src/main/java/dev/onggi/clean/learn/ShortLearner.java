package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Finds slips of short values, such as `rey` for `grey`, in columns of few values. Short texts are
/// near to one another by chance, so each slip is believed only as far as a text of its length
/// drawn at random would hardly be one.
final class ShortLearner extends ColumnLearner {
    private static final int SHORT = 4;
    private static final int OFTEN = 20;
    private static final int TIMES = 20;
    private static final int MOST_VALUES = 200;
    private static final int MOST_RARE = 5_000;
    private static final double NEARLY_ALL = 0.9;
    private static final double PERHAPS = 0.5;
    private static final double LETTERS = 26;

    /// Letters are no lottery: near texts are so many times more probable than drawn evenly.
    private static final double UNEVEN = 5;

    private final double most;

    /// @param most the share of near values that may be right as they are
    ShortLearner(double most) {
        this.most = most;
    }

    /// @param chance that a text of its length is as near to some usual value
    private record Near(String rare, String usual, double chance) {}

    @Override
    List<Proposal> learn(CodedColumn column) {
        int[] counts = column.counts();
        var usual = new ArrayList<Integer>();
        var rare = new ArrayList<Integer>();
        int covered = 0;
        for (int id = 1; id < column.size(); id++) {
            if (counts[id] >= OFTEN) {
                usual.add(id);
                covered += counts[id];
            } else if (counts[id] > 0 && letters(column.text(id))) {
                rare.add(id);
            }
        }
        boolean category = usual.size() <= MOST_VALUES && covered >= NEARLY_ALL * column.filled();
        if (!category || rare.isEmpty() || rare.size() > MOST_RARE) {
            return List.of();
        }
        return repairs(rare.size(), near(column, usual, rare)).proposals(column);
    }

    private Respelt repairs(int rare, List<Near> near) {
        double right = Math.min(1, (1 - Bounds.lower(near.size(), rare)) * 2);
        var sure = new TreeMap<String, String>();
        var perhaps = new TreeMap<String, String>();
        double wrong = 0;
        for (var one : near) {
            double byChance = one.chance() * right;
            if (byChance <= most) {
                sure.put(one.rare(), one.usual());
                wrong += byChance;
            } else if (byChance <= PERHAPS) {
                perhaps.put(one.rare(), one.usual());
            }
        }
        return new Respelt(most).add(sure, wrong).doubt(perhaps);
    }

    private static List<Near> near(CodedColumn column, List<Integer> usual, List<Integer> rare) {
        int[] counts = column.counts();
        var near = new ArrayList<Near>();
        for (int id : rare) {
            var text = column.text(id);
            int only = 0;
            int found = 0;
            double chance = 0;
            for (int other : usual) {
                var right = column.text(other);
                chance += chance(text.length(), right.length());
                if (Math.abs(right.length() - text.length()) <= 1
                        && !right.equalsIgnoreCase(text)
                        && Edits.distance(text, right, 1) <= 1) {
                    only = other;
                    found++;
                }
            }
            boolean brief =
                    found == 1 && Math.min(text.length(), column.text(only).length()) < SHORT;
            if (brief && letters(column.text(only)) && counts[only] >= TIMES * counts[id]) {
                near.add(new Near(text, column.text(only), Math.min(1, chance * UNEVEN)));
            }
        }
        return near;
    }

    /// How probable it is that a text of random letters is one edit from another text.
    private static double chance(int length, int right) {
        return switch (right - length) {
            case 0 -> length * LETTERS / Math.pow(LETTERS, length);
            case 1 -> right / Math.pow(LETTERS, length);
            case -1 -> length * LETTERS / Math.pow(LETTERS, length);
            default -> 0;
        };
    }

    private static boolean letters(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isLetter);
    }
}
