package dev.onggi.quality.check;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.spi.ColumnType;
import java.util.stream.Collectors;

/// SQL that finds rows repeating the key of an earlier row. Keys are counted by their 64-bit hash,
/// which never misses a repetition; only what the hash finds is compared by value.
final class RepeatedKeys {
    private final Session session;
    private final Dataset dataset;
    private final Claim.Unique claim;

    RepeatedKeys(Session session, Dataset dataset, Claim.Unique claim) {
        this.session = session;
        this.dataset = dataset;
        this.claim = claim;
    }

    /// The hash of a row's key over the relation `r`, null where the key is empty. As many hashes
    /// as different ones mean that surely no key is repeated.
    String key() {
        return "CASE WHEN " + present() + " THEN " + hash() + " END";
    }

    /// A query of the positions of rows that repeat the key of an earlier row.
    String positions() {
        var relation = session.relation(dataset);
        var keys = claim.columns().stream().map(CellConditions::cell).toList();
        var names = new StringBuilder();
        var joined = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            names.append(", ").append(keys.get(i)).append(" AS k").append(i);
            joined.append(i == 0 ? "" : ", ").append("k").append(i);
        }
        return "WITH keys AS MATERIALIZED (SELECT _row"
                + names
                + " FROM "
                + relation
                + " r WHERE "
                + present()
                + " AND "
                + hash()
                + " IN (SELECT "
                + hash()
                + " FROM "
                + relation
                + " r WHERE "
                + present()
                + " GROUP BY 1 HAVING count(*) > 1)), firsts AS (SELECT "
                + joined
                + ", min(_row) AS first FROM keys GROUP BY "
                + joined
                + " HAVING count(*) > 1) SELECT _row FROM keys JOIN firsts USING ("
                + joined
                + ") WHERE _row > first";
    }

    private String hash() {
        return claim.columns().stream()
                .map(CellConditions::cell)
                .collect(Collectors.joining(", ", "hash(", ")"));
    }

    private String present() {
        return claim.columns().stream()
                .map(name ->
                        dataset.column(name).orElseThrow().type().kind() == ColumnType.Kind.TEXT
                                ? "coalesce(r." + Sql.name(name) + " <> '', false)"
                                : "r." + Sql.name(name) + " IS NOT NULL")
                .collect(Collectors.joining(" AND ", "(", ")"));
    }
}
