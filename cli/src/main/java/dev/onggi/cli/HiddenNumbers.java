package dev.onggi.cli;

import dev.onggi.data.profile.ColumnProfile;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleChain;
import dev.onggi.rule.type.Reading;
import dev.onggi.rule.type.TypeCleaning;
import dev.onggi.rule.type.TypeProposer;
import dev.onggi.rule.type.TypeReader;
import dev.onggi.spi.ColumnType;
import java.util.List;
import java.util.Map;

/// Whether a column of text holds numbers that are written for people: `1,200원`, `12.0 oz`, `95%`.
final class HiddenNumbers {
    private static final double MOST = 0.9;
    private static final double FEW = 0.5;
    private static final int ENOUGH = 3;

    private final ColumnProfile column;

    HiddenNumbers(ColumnProfile column) {
        this.column = column;
    }

    /// The column with the type that `onggi new` declares of it.
    static ColumnProfile shown(ColumnProfile column) {
        var proposal = column.proposal();
        if (proposal == null
                || !proposal.type().equals(ColumnType.TEXT)
                || proposal.note() != null) {
            return column;
        }
        double share = new HiddenNumbers(column).share();
        return share < MOST ? column : column.as(ColumnType.NUMBER, share);
    }

    boolean found() {
        return share() >= MOST;
    }

    /// The share of the values that are numbers once they are cleaned, or 0 where most are numbers
    /// as they stand, or the column is no numbers at all.
    private double share() {
        var values = column.examples();
        if (values.size() < ENOUGH || namedCode()) {
            return 0;
        }
        var plain = TypeReader.of(ColumnType.NUMBER, null);
        long asTheyStand =
                values.stream().filter(v -> plain.read(v) instanceof Reading.Value).count();
        if (asTheyStand > FEW * values.size()) {
            return 0;
        }
        var name = column.column().name();
        var rules = TypeCleaning.rules("columns." + name, ColumnType.NUMBER, Map.of()).rules();
        var fitted = rules.chain(name, true).fit(values);
        long cleaned = values.stream().filter(v -> reads(fitted.chain(), v)).count();
        return fitted.findings().isEmpty() ? (double) cleaned / values.size() : 0;
    }

    private boolean namedCode() {
        return TypeProposer.propose(column.column().name(), List.of("11", "12", "13")).note()
                != null;
    }

    private static boolean reads(RuleChain chain, String value) {
        var cell = new CleanCell();
        chain.apply(value, cell);
        var text = cell.text();
        return text == null || chain.reads(text);
    }
}
