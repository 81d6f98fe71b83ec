package dev.onggi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A workspace whose two pipelines write every kind of file, and what has to stand in each.
final class WrittenFiles {
    private static final List<String> NAMES =
            List.of("이름", "메모", "개수", "비율", "금액", "여부", "작성일", "시각", "시점");
    private static final List<String> KINDS =
            List.of(
                    "text",
                    "text",
                    "integer",
                    "number",
                    "decimal",
                    "boolean",
                    "date",
                    "time",
                    "timestamp");
    private static final String NOW = "timestamp 2024-03-05 15:00:00";
    private static final String STAMP = "_20240305_150000";

    private static final String SOURCE =
            """
            이름,메모,개수,비율,금액,여부,작성일,시각,시점
            김철수,"쉼표, ""따옴표"" 와
            줄바꿈",900719925474099,0.1,12345678901.2345,true,2024-02-29,23:59:59.123456,2024-02-29 13:05:06.789012
            " 이영희 ","",-7,-2.5e-7,-0.0001,false,1999-12-31,00:00:00,1850-12-31 00:00:00
            홍길동,,,,,,,,
            김거절,x,열,1,1,true,2024-01-01,00:00:00,2024-01-01 00:00:00
            """;

    private static final String TABLES =
            """
            name: kinds
            steps:
              fetch:
                uses: collect/file
                path: inbox/kinds.csv
                types: {개수: integer, 비율: number, 금액: "decimal(20,4)", 여부: boolean,
                        작성일: date, 시각: time, 시점: timestamp}
                compression: COMPRESSION
              refine: {uses: clean, rules: [trim]}
              people: {uses: save/csv, path: out/people.csv, line_end: crlf}
              programs: {uses: save/csv, path: out/programs.csv, bom: false}
              snappy: {uses: save/parquet, path: out/snappy.parquet}
              zstd: {uses: save/parquet, path: out/zstd.parquet, compression: zstd}
              none: {uses: save/parquet, path: out/none.parquet, compression: none}
              lines: {uses: save/jsonl, path: out/rows.jsonl}
              book: {uses: save/xlsx, path: out/rows.xlsx}
              table: {uses: save/jdbc, url: "sqlite:out/rows.db", table: kinds, mode: replace}
            """;

    private static final String TEXTS =
            """
            name: texts
            steps:
              fetch: {uses: collect/file, path: inbox/texts.csv, text: 리뷰, types: {별점: integer}}
              refine: {uses: clean, rules: [strip-html]}
            """;

    private final Map<String, Expected> files = new LinkedHashMap<>();

    /// What a file has to hold.
    ///
    /// @param types what its readers are told about columns
    /// @param rows the names of the columns, then every row as [Told]
    record Expected(Map<String, String> types, List<List<@Nullable String>> rows) {}

    private WrittenFiles() {}

    /// A workspace of which every pipeline has run.
    static Shell write(Path folder, String compression) {
        var shell =
                new Shell(folder)
                        .with("ONGGI_CLOCK", Shell.CLOCK)
                        .file("onggi.yaml", "timezone: Asia/Seoul\n")
                        .file("inbox/kinds.csv", SOURCE)
                        .file("inbox/texts.csv", "id,리뷰,별점\n7,<b>좋아요</b>,5\n8,\"\",4\n9,,3\n")
                        .file("out/README", "for files of the pipelines")
                        .file("pipelines/kinds.yaml", TABLES.replace("COMPRESSION", compression))
                        .file("pipelines/texts.yaml", TEXTS);
        for (var pipeline : List.of("kinds", "texts")) {
            var said = shell.here("run", pipeline);
            if (said.status() != 0) {
                throw new AssertionError(said.all());
            }
        }
        return shell;
    }

    /// What every file must hold, by its path in the workspace.
    static Map<String, Expected> expected() {
        var written = new WrittenFiles();
        written.tables();
        written.rejects();
        written.texts();
        return written.files;
    }

    private void tables() {
        var types = new LinkedHashMap<String, String>();
        for (int i = 0; i < NAMES.size(); i++) {
            types.put(NAMES.get(i), KINDS.get(i));
        }
        var cleaned = kinds("text 이영희");
        for (var name :
                List.of("people.csv", "programs.csv", "rows.jsonl", "rows.xlsx", "rows.db")) {
            files.put("out/" + name, new Expected(types, cleaned));
        }
        for (var compression : List.of("snappy", "zstd", "none")) {
            parquet("out/" + compression, cleaned);
        }
        var raw = new ArrayList<List<@Nullable String>>();
        var processed = new ArrayList<List<@Nullable String>>();
        raw.add(joined(NAMES, "_id", "_source", "_created_at"));
        processed.add(joined(raw.getFirst(), "_llm_model", "_cleaning_task", "_processed_at"));
        for (int i = 1; i < cleaned.size(); i++) {
            var own = List.of("integer " + i, "text kinds", NOW).toArray(String[]::new);
            raw.add(joined(kinds("text  이영희 ").get(i), own));
            processed.add(joined(joined(cleaned.get(i), own), "text builtin", "text refine", NOW));
        }
        parquet("data/raw/kinds" + STAMP, raw);
        parquet("data/processed/cleaned_kinds" + STAMP, processed);
        parquet(
                ".onggi/changes/cleaned_kinds" + STAMP,
                List.of(
                        row(
                                "row", "written", "column", "rules", "call", "item", "model",
                                "prompt", "seen"),
                        row(
                                "integer 1",
                                "integer 1",
                                "text 이름",
                                "integer 1",
                                null,
                                null,
                                null,
                                null,
                                null)));
    }

    private void rejects() {
        var names = joined(NAMES, "_reason", "_step", "_id");
        var types = new LinkedHashMap<String, String>();
        names.forEach(name -> types.put(String.valueOf(name), "text"));
        var cells =
                List.of(
                        "김거절",
                        "x",
                        "열",
                        "1",
                        "1",
                        "true",
                        "2024-01-01",
                        "00:00:00",
                        "2024-01-01 00:00:00",
                        "개수: \"열\" is no integer",
                        "fetch",
                        "4");
        var row = new ArrayList<@Nullable String>();
        cells.forEach(cell -> row.add("text " + cell));
        files.put("data/rejected/kinds" + STAMP + ".csv", new Expected(types, List.of(names, row)));
    }

    private void texts() {
        parquet(
                "data/raw/texts" + STAMP,
                List.of(
                        row("id", "source", "raw_text", "created_at", "metadata"),
                        text(7, "text <b>좋아요</b>", 5),
                        text(8, "text ", 4),
                        text(9, null, 3)));
        parquet(
                "data/processed/cleaned_texts" + STAMP,
                List.of(
                        row(
                                "id",
                                "source",
                                "raw_text",
                                "cleaned_text",
                                "llm_model",
                                "cleaning_task",
                                "created_at",
                                "processed_at",
                                "metadata"),
                        cleaned(7, "text <b>좋아요</b>", "text 좋아요", 5),
                        cleaned(8, "text ", "text ", 4),
                        cleaned(9, null, null, 3)));
    }

    private static List<@Nullable String> text(int id, @Nullable String text, int stars) {
        return row("integer " + id, "text texts", text, NOW, "text {\"별점\":" + stars + "}");
    }

    private static List<@Nullable String> cleaned(
            int id, @Nullable String raw, @Nullable String text, int stars) {
        return row(
                "integer " + id,
                "text texts",
                raw,
                text,
                "text builtin",
                "text refine",
                NOW,
                NOW,
                "text {\"별점\":" + stars + "}");
    }

    private void parquet(String name, List<List<@Nullable String>> rows) {
        files.put(name + ".parquet", new Expected(Map.of(), rows));
    }

    private static List<List<@Nullable String>> kinds(String second) {
        return List.of(
                Collections.unmodifiableList(new ArrayList<@Nullable String>(NAMES)),
                row(
                        "text 김철수",
                        "text 쉼표, \"따옴표\" 와\n줄바꿈",
                        "integer 900719925474099",
                        "number 0.1",
                        "decimal 12345678901.2345",
                        "boolean true",
                        "date 2024-02-29",
                        "time 23:59:59.123456",
                        "timestamp 2024-02-29 13:05:06.789012"),
                row(
                        second,
                        "text ",
                        "integer -7",
                        "number -0.00000025",
                        "decimal -0.0001",
                        "boolean false",
                        "date 1999-12-31",
                        "time 00:00:00",
                        "timestamp 1850-12-31 00:00:00"),
                row("text 홍길동", null, null, null, null, null, null, null, null));
    }

    private static List<@Nullable String> row(@Nullable String... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    private static List<@Nullable String> joined(
            List<? extends @Nullable String> cells, String... more) {
        var all = new ArrayList<@Nullable String>(cells);
        all.addAll(Arrays.asList(more));
        return Collections.unmodifiableList(all);
    }
}
