package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a fixed clock the same run writes the same bytes.
class RepeatedRunTest {
    @TempDir Path first;
    @TempDir Path second;

    @Test
    void every_kind_of_file_is_the_same_with_rejects_duplicates_and_queries() throws Exception {
        var once = files(first);

        assertThat(once.keySet())
                .anyMatch(name -> name.startsWith("data/raw/"))
                .anyMatch(name -> name.startsWith("data/processed/"))
                .anyMatch(name -> name.startsWith("data/rejected/"))
                .contains("out.csv", "out.xlsx", "out.jsonl", "out.parquet");
        assertThat(files(second)).isEqualTo(once);
    }

    /// What a run writes into a workspace, by name, as hashes.
    private static Map<String, String> files(Path folder) throws Exception {
        var shell =
                new Shell(folder)
                        .with("ONGGI_CLOCK", Shell.CLOCK)
                        .file("onggi.yaml", "timezone: Asia/Seoul\n")
                        .file("orders.csv", orders())
                        .file(
                                "pipelines/orders.yaml",
                                """
                                name: orders
                                steps:
                                  fetch:
                                    uses: collect/file
                                    path: orders.csv
                                    types: {수량: integer}
                                  inspect:
                                    uses: check
                                    expect: [{between: 수량, min: 0, max: 90, otherwise: reject}]
                                  refine: {uses: clean, rules: [trim], duplicates: {by: [주문]}}
                                  sums:
                                    uses: sql
                                    query: |
                                      SELECT 도시, sum(수량) AS 합 FROM refine GROUP BY 도시 ORDER BY 합, 도시::text
                                  csv: {uses: save/csv, from: [refine], path: out.csv}
                                  xlsx: {uses: save/xlsx, from: [refine], path: out.xlsx}
                                  jsonl: {uses: save/jsonl, from: [sums], path: out.jsonl}
                                  parquet: {uses: save/parquet, from: [sums], path: out.parquet}
                                """);
        var said = shell.here("run", "orders");
        assertThat(said.status()).as(said.all()).isZero();
        var hashes = new TreeMap<String, String>();
        try (var written = Files.walk(folder)) {
            for (var file : written.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (name.startsWith("data/") || name.startsWith("out.")) {
                    hashes.put(name, hash(file));
                }
            }
        }
        return hashes;
    }

    private static String orders() {
        var rows = new StringBuilder("주문,도시,수량\n");
        for (int i = 0; i < 3_000; i++) {
            var quantity = i % 97 == 0 ? "열" : Integer.toString(i % 95);
            rows.append("A-" + i % 2_900 + ", 도시" + i % 13 + " ," + quantity + "\n");
        }
        return rows.toString();
    }

    private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
