package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.data.Manifest;
import dev.onggi.problem.Language;
import dev.onggi.run.RunListener;
import dev.onggi.run.RunRequest;
import dev.onggi.run.RunResult;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The other columns of a text dataset on their way through a whole pipeline.
class TextColumnsTest {
    private static final String FETCH =
            "fetch:\n    uses: collect/file\n    path: inbox/t.csv\n    text: 리뷰";

    @TempDir Path root;
    private CleaningWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CleaningWorkspace(root);
        workspace.file(
                "inbox/t.csv",
                """
                리뷰,별점,작성일,코드
                 좋아요 ,5,2024-03-01,9
                <b>별로</b>,2,2024-02-29,1000
                보통,3,2024-01-15,007
                """);
    }

    @Test
    void declaredTypesReachChecksSqlAndSaves() throws IOException {
        var result =
                steps(
                        """
                        fetch:
                          uses: collect/file
                          path: inbox/t.csv
                          text: 리뷰
                          types: {별점: integer, 작성일: date, 코드: text}
                        inspect:
                          uses: check
                          expect: [{between: 별점, min: 3, otherwise: reject}]
                        refine: {uses: clean, columns: [raw_text], rules: [trim]}
                        lines: {uses: save/jsonl, path: out.jsonl}
                        sum:
                          uses: sql
                          query: SELECT avg(별점) AS 평균, max(작성일) AS 마지막, max(코드) AS 코드 FROM input
                        export: {uses: save/csv, bom: false, path: out.csv}
                        """);
        assertThat(result.succeeded()).as(result.steps().toString()).isTrue();
        assertThat(workspace.output()).containsExactly("평균,마지막,코드", "4,2024-03-01,9");
        assertThat(Files.readString(root.resolve("out.jsonl")))
                .contains("\"별점\":5,\"작성일\":\"2024-03-01\",\"코드\":\"9\"");
        assertThat(manifest("data/raw/t_20240305_150708.parquet").unfolded())
                .containsExactly(
                        new Column("별점", ColumnType.INTEGER),
                        new Column("작성일", ColumnType.DATE),
                        Column.text("코드"));
        assertThat(manifest("data/processed/cleaned_t_20240305_150708.parquet").declared())
                .containsExactly("코드");
    }

    @Test
    void aTaskCleansTheOtherColumnsToo() throws IOException {
        workspace.file(
                "inbox/t.csv",
                """
                리뷰,별점,작성일,금액,코드,남음
                 <b>좋아요</b> , 5점 ,2024.03.01,"1,234.5678901234567891",a1,"그""대로"
                보통,셋,2024-01-15,2,b2,
                좋음,N/A,2024-01-16,,c3,끝
                """);
        var result =
                workspace.run(
                        FETCH,
                        """
                        rules: [trim, strip-html]
                        columns:
                          raw_text:
                          별점: {type: integer, rules: [null-tokens, {replace: {from: 점, to: ""}}]}
                          작성일: {type: date}
                          금액: {type: "decimal(20,16)"}
                          코드: {type: text, rules: [{case: upper}]}\
                        """);
        assertThat(result.succeeded()).as(result.steps().toString()).isTrue();
        assertThat(workspace.output().getFirst())
                .endsWith("created_at,processed_at,별점,작성일,금액,코드,남음");
        assertThat(workspace.output().get(1))
                .startsWith("1,t, <b>좋아요</b> ,좋아요,")
                .endsWith(",5,2024-03-01,1234.5678901234567891,A1,\"그\"\"대로\"");
        assertThat(workspace.output().get(2)).endsWith(",,2024-01-16,,C3,끝");
        assertThat(workspace.rejects().getLast())
                .isEqualTo("2,보통,셋,2024-01-15,2,b2,,\"별점: \"\"셋\"\" is no integer\",refine");
        var layout = manifest("data/processed/cleaned_t_20240305_150708.parquet");
        assertThat(layout.unfolded())
                .contains(
                        new Column("별점", ColumnType.INTEGER),
                        new Column("작성일", ColumnType.DATE),
                        new Column("금액", ColumnType.decimal(20, 16)));
        assertThat(layout.declared()).containsExactly("코드");
        assertThat(Objects.requireNonNull(result.steps().get(1).outcome()).outputs())
                .containsKey("changed.case");
    }

    @Test
    void otherColumnsMayBeDropped() throws IOException {
        workspace.run(FETCH, "columns: [raw_text]\nrules: [trim, {drop-columns: [별점, 작성일]}]");
        assertThat(workspace.output().get(1)).endsWith(",9");
        assertThat(workspace.output().getFirst()).endsWith("processed_at,코드");
    }

    @Test
    void aColumnThatOnggiWritesCannotBeCleaned() throws IOException {
        var result = workspace.run(FETCH, "columns: [raw_text, created_at]");
        assertThat(result.steps().get(1).problems().getFirst().line(Language.EN))
                .contains("ONGGI-1416")
                .contains("`created_at`");
    }

    private RunResult steps(String steps) throws IOException {
        workspace.file("pipelines/p.yaml", "name: p\nsteps:\n" + steps.indent(2));
        try (var onggi = Onggi.open(workspace.open(), CleaningWorkspace.CLOCK)) {
            return onggi.run("p", RunRequest.NOW, new RunListener() {}, new Cancellation());
        }
    }

    private dev.onggi.data.Dataset.Layout manifest(String file) throws IOException {
        return Objects.requireNonNull(
                Manifest.read(Manifest.path(root.resolve(".onggi"), file)).dataset());
    }
}
