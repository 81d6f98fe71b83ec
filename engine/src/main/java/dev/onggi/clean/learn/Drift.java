package dev.onggi.clean.learn;

import dev.onggi.rule.kind.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How a table differs from the one that rules were learnt from, beyond what chance explains.
///
/// @param about the column or the rule
/// @param what what differs
public record Drift(String about, Bilingual what) {
    private static final double LEAST = 0.05;
    private static final double ERRORS = 4;
    private static final double TIMES = 2;
    private static final int FEWEST = 20;

    /// Where more than this look like nothing else, it is free text.
    private static final double FREE = 0.1;

    /// Looks at columns, before anything is repaired.
    ///
    /// @param then what they looked like
    static List<Drift> of(TableProfile then, Table table) {
        var drifts = new ArrayList<Drift>();
        var now = TableProfile.of(table);
        if (then.rows() < FEWEST || now.rows() < FEWEST) {
            return drifts;
        }
        var chance = new Chances(then.rows(), now.rows());
        then.columns()
                .forEach((name, before) -> {
                    var after = now.columns().get(name);
                    if (after != null) {
                        columns(name, before, after, chance, drifts);
                        values(table.get(name), before, chance, drifts);
                    }
                });
        return drifts;
    }

    private static void columns(
            String name,
            ColumnProfile before,
            ColumnProfile after,
            Chances chance,
            List<Drift> drifts) {
        if (chance.differ(before.empty(), after.empty())) {
            drifts.add(
                    drift(
                            name,
                            "%s of the cells are empty, %s were",
                            "빈 칸이 %s입니다. 배울 때는 %s였습니다",
                            after.empty(),
                            before.empty()));
        }
        double fresh = 1;
        for (var shape : before.shapes().keySet()) {
            fresh -= after.shapes().getOrDefault(shape, 0.0);
        }
        if (after.empty() < 1 && before.others() <= FREE && chance.more(before.others(), fresh)) {
            drifts.add(
                    drift(
                            name,
                            "%s of the values are written in a way that %s were"
                                    + example(after.shapes(), before.shapes().keySet()),
                            "%s의 값이 배울 때 %s뿐이던 모양입니다"
                                    + example(after.shapes(), before.shapes().keySet()),
                            fresh,
                            before.others()));
        }
    }

    private static String example(Map<String, Double> shapes, Set<String> known) {
        return shapes.keySet().stream()
                .filter(shape -> !known.contains(shape))
                .findFirst()
                .map(shape -> " (" + shape.replace("%", "%%") + ")")
                .orElse("");
    }

    private static void values(
            CodedColumn column, ColumnProfile before, Chances chance, List<Drift> drifts) {
        if (before.values().isEmpty() || column.filled() == 0) {
            return;
        }
        int listed = 0;
        for (var value : before.values()) {
            int id = column.find(value);
            listed += id > CodedColumn.EMPTY ? column.counts()[id] : 0;
        }
        double unlisted = 1 - (double) listed / column.filled();
        if (chance.more(before.unlisted(), unlisted)) {
            drifts.add(
                    drift(
                            column.name(),
                            "%s of the values are new, %s were rare ones",
                            "%s가 처음 보는 값입니다. 배울 때 드문 값은 %s였습니다",
                            unlisted,
                            before.unlisted()));
        }
    }

    /// Looks at what rules changed. A rule that changes less than it did is no worry: many list the
    /// errors of the table they were learnt from.
    ///
    /// @param touched cells that each rule changed
    static List<Drift> of(TableProfile then, Map<String, Integer> touched, int rows) {
        var drifts = new ArrayList<Drift>();
        if (then.rows() < FEWEST || rows < FEWEST) {
            return drifts;
        }
        var chance = new Chances(then.rows(), rows);
        touched.forEach((rule, cells) -> {
            var before = then.rules().get(rule);
            double share = (double) cells / rows;
            if (before != null && share > TIMES * before && chance.more(before, share)) {
                drifts.add(
                        drift(
                                rule,
                                "cells changed for each row: %s, it was %s",
                                "행 수에 견주어 바뀐 칸이 %s입니다. 배울 때는 %s였습니다",
                                share,
                                before));
            }
        });
        return drifts;
    }

    private static Drift drift(
            String about, String english, String korean, double now, double then) {
        return new Drift(
                about,
                new Bilingual(
                        english.formatted(percent(now), percent(then)),
                        korean.formatted(percent(now), percent(then))));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /// Whether two shares differ by more than a little and more than chance, a standard error being
    /// that of both samples together.
    private record Chances(int then, int now) {
        boolean differ(double before, double after) {
            double all = (before * then + after * now) / (then + now);
            double error = Math.sqrt(all * (1 - all) * (1.0 / then + 1.0 / now));
            return Math.abs(after - before) > Math.max(LEAST, ERRORS * error);
        }

        boolean more(double before, double after) {
            return after > before && differ(before, after);
        }
    }
}
