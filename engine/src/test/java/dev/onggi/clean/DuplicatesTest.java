package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Cancellation;
import dev.onggi.data.Dataset;
import dev.onggi.data.DuckDb;
import dev.onggi.data.RowSet;
import dev.onggi.problem.Place;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
    @TempDir Path folder;

    @Test
    void findsWhatANaiveReferenceFinds() {
        try (var duckdb = DuckDb.open(DuckDb.Limits.standard(folder.resolve("tmp")));
                var session = duckdb.session(new Cancellation())) {
            for (long seed = 1; seed <= 5; seed++) {
                var random = new Random(seed);
                int[] keys = random.ints(5000, 0, 3000).toArray();
                var values = new StringBuilder();
                for (int i = 0; i < keys.length; i++) {
                    values.append(i == 0 ? "" : ",")
                            .append("(")
                            .append(i + 1)
                            .append(",'k")
                            .append(keys[i])
                            .append("')");
                }
                var file = folder.resolve("t" + seed + ".parquet");
                session.execute(
                        "COPY (SELECT * FROM (VALUES "
                                + values
                                + ") t(_id, k)) TO '"
                                + file
                                + "' (FORMAT parquet)");
                var dataset =
                        new Dataset(
                                "t",
                                file,
                                Dataset.Kind.TABLE,
                                List.of(new Column("_id", ColumnType.INTEGER), Column.text("k")),
                                List.of(),
                                keys.length,
                                new RowSet());
                var found = Duplicates.WHOLE_ROWS.in(session, dataset);
                assertThat(Duplicates.WHOLE_ROWS.count(session, dataset))
                        .isEqualTo(found.rows().size());
                var first = new HashMap<Integer, Integer>();
                for (int i = 0; i < keys.length; i++) {
                    var kept = first.putIfAbsent(keys[i], i);
                    assertThat(found.rows().contains(i))
                            .as("seed %d row %d", seed, i)
                            .isEqualTo(kept != null);
                    if (kept != null) {
                        assertThat(found.reason(i)).isEqualTo("duplicate of " + (kept + 1));
                    }
                }
            }
        }
    }

    @Test
    void readsEveryWayToSayWhichRowsRepeat() {
        assertThat(read("off")).isEmpty();
        assertThat(read("all")).contains(Duplicates.WHOLE_ROWS);
        assertThat(read("{by: all, keep: last}"))
                .contains(new Duplicates(List.of(), Duplicates.Keep.LAST, null));
        assertThat(read("{by: id}"))
                .contains(new Duplicates(List.of("id"), Duplicates.Keep.FIRST, null));
        assertThat(read("{by: [a, b], keep: latest(at)}"))
                .contains(new Duplicates(List.of("a", "b"), Duplicates.Keep.LATEST, "at"));
        assertThat(DuplicatesReader.read(null, Place.of("p"))).contains(Duplicates.WHOLE_ROWS);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (var wrong : List.of("maybe", "[a]", "{by: {a: 1}}", "{keep: middle}", "{key: a}")) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).hasMessageContaining("ONGGI-1404");
        }
    }

    private static Optional<Duplicates> read(String yaml) {
        var map = (YamlNode.Entries) YamlReader.read("duplicates: " + yaml, "p.yaml");
        return DuplicatesReader.read(map.get("duplicates"), map.placeOf("duplicates"));
    }
}
