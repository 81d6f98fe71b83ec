package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several sources report the same things. Where somebody is declared the authority, what it says
/// is taken, and what the sources that agree with it say where it is silent; without an authority
/// empty cells are filled and differences are left.
///
/// @param reported who reports about what
/// @param columns what is reported
record SourceRepair(Reported reported, List<String> columns) implements Repair {
    private static final int ROUNDS = 6;

    @Override
    public String name() {
        return "sources(" + reported.source() + ")";
    }

    @Override
    public List<String> changes() {
        return columns;
    }

    @Override
    public List<String> needs() {
        var all = new ArrayList<>(List.of(reported.source(), reported.about()));
        all.addAll(columns);
        return all;
    }

    @Override
    public Map<String, Object> definition() {
        var map = new LinkedHashMap<String, Object>();
        map.put("source", reported.source());
        map.put("about", reported.about());
        var authority = reported.authority();
        if (authority != null) {
            map.put("authority", authority);
        }
        map.put("columns", columns);
        return Map.of("sources", map);
    }

    @Override
    public void apply(Table table, Placed placed) {
        boolean changed = true;
        for (int round = 0; round < ROUNDS && changed; round++) {
            changed = false;
            for (var claim : claims(table)) {
                if (claim.decided()) {
                    placed.change(claim.column(), claim.row(), claim.to());
                    changed = true;
                }
            }
        }
    }

    /// A cell that is not what its thing's reports come to.
    ///
    /// @param decided whether it is to be repaired
    record Claim(CodedColumn column, int row, int to, boolean decided) {}

    List<Claim> claims(Table table) {
        var about = Partition.of(table.get(reported.about()));
        var claims = new ArrayList<Claim>();
        for (var name : columns) {
            var column = table.get(name);
            var truth = SourceTruth.of(table, reported, about, column);
            for (int g = 1; g < about.groups(); g++) {
                for (int i = about.starts()[g]; i < about.starts()[g + 1]; i++) {
                    int row = about.order()[i];
                    int id = column.id(row);
                    int to = truth.value(g);
                    if (to != CodedColumn.EMPTY && id != to) {
                        boolean fill = id == CodedColumn.EMPTY && truth.fills(g);
                        claims.add(new Claim(column, row, to, fill || truth.overrides(g)));
                    }
                }
            }
        }
        return claims;
    }
}
