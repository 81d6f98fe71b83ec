package dev.onggi.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.Onggi;
import dev.onggi.data.Cancellation;
import dev.onggi.data.DatasetRepository;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.ProblemCode;
import dev.onggi.quality.QualityProblem;
import dev.onggi.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanStepTest {
    @TempDir Path root;
    private CleaningWorkspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new CleaningWorkspace(root);
    }

    @Test
    void cleansByRulesAndDeclaredTypesAndAccountsForEveryRow() throws IOException {
        workspace.file("inbox/t.csv", "name,price\n  Kim ,\"1,200원\"\nLee,N/A\nPark,cheap\n");
        var result = workspace.clean("rules: [trim]\ncolumns: {name: {}, price: {type: number}}");
        assertThat(result.succeeded()).isTrue();
        assertThat(workspace.output()).containsExactly("name,price", "Kim,1200", "Lee,");
        assertThat(workspace.rejects().getLast())
                .contains("Park,cheap,\"price: \"\"cheap\"\" is no number\",refine");
        var ledger = ledger(result);
        assertThat(ledger.rowsIn()).isEqualTo(3);
        assertThat(ledger.rowsOut() + ledger.rejected()).isEqualTo(3);
        assertThat(ledger.cellsChanged()).isEqualTo(3);
    }

    @Test
    void wholeRowsThatRepeatGoToTheRejects() throws IOException {
        workspace.file("inbox/t.csv", "a,b\n1,x\n1,x\n1,y\n1,x\n");
        workspace.clean("rules: [trim]");
        assertThat(workspace.output()).containsExactly("a,b", "1,x", "1,y");
        assertThat(workspace.rejects().subList(1, 3))
                .containsExactly("1,x,duplicate of 1,refine,2", "1,x,duplicate of 1,refine,4");
    }

    @Test
    void duplicatesByKeyKeepTheFirstTheLastOrTheLatest() throws IOException {
        workspace.file(
                "inbox/t.csv",
                "k,at,v\na,2024-01-01,1\nb,2024-01-05,2\na,2024-01-09,3\na,2024-01-02,4\n,2024-01-02,5\n,2024-01-02,6\n");
        var fetch = "fetch:\n    uses: collect/file\n    path: inbox/t.csv\n    types: {at: date}";
        workspace.run(fetch, "duplicates: {by: [k]}");
        assertThat(workspace.output())
                .extracting(l -> l.split(",")[2])
                .containsExactly("v", "1", "2", "5", "6");
        workspace.run(fetch, "duplicates: {by: [k], keep: last}");
        assertThat(workspace.output())
                .extracting(l -> l.split(",")[2])
                .containsExactly("v", "2", "4", "5", "6");
        workspace.run(fetch, "duplicates: {by: [k], keep: latest(at)}");
        assertThat(workspace.output())
                .extracting(l -> l.split(",")[2])
                .containsExactly("v", "2", "3", "5", "6");
        workspace.run(fetch, "duplicates: off");
        assertThat(workspace.output()).hasSize(7);
    }

    @Test
    void latestOfUndeclaredTextIsAnErrorWithTheLineToAdd() throws IOException {
        workspace.file("inbox/t.csv", "k,at\na,9\na,1000\n");
        var result = workspace.clean("duplicates: {by: [k], keep: latest(at)}");
        assertThat(result.succeeded()).isFalse();
        assertThat(result.steps().get(1).problems().getFirst().hint(dev.onggi.problem.Language.EN))
                .contains("types: {at: timestamp}");
    }

    @Test
    void aKeyThatTheDataDoesNotHaveIsNamedWithTheNearest() throws IOException {
        workspace.file("inbox/t.csv", "order_id,b\n1,2\n");
        var result = workspace.clean("duplicates: {by: [oder_id]}");
        assertThat(result.steps().get(1).problems().getFirst().args().getFirst())
                .contains("order_id?");
    }

    @Test
    void textsKeepTheirRawTextBesideTheCleanedOne() throws IOException {
        workspace.file("inbox/t.csv", "id,review,stars\n7,<b>good</b>  work,5\n8,fine,4\n");
        workspace.run(
                "fetch:\n    uses: collect/file\n    path: inbox/t.csv\n    text: review",
                "columns: [raw_text]\nrules: [strip-html, collapse-space]");
        assertThat(workspace.output().getFirst())
                .startsWith("id,source,raw_text,cleaned_text,llm_model");
        assertThat(workspace.output().get(1))
                .startsWith("7,t,<b>good</b>  work,good work,builtin,refine");
    }

    @Test
    void rejectsOfCollectingAndOfCleaningHaveOneShape() throws IOException {
        workspace.file("inbox/a.csv", "리뷰,id,별점\n=1+1,7,셋\n좋아요,8,5\n");
        workspace.file("inbox/b.csv", "리뷰,id,별점\n-1.5,9,넷\n좋아요,10,5\n좋아요,10,5\n");
        workspace.run(
                "fetch:\n    uses: collect/file\n    path: inbox/*.csv\n    source: s\n    text: 리뷰"
                        + "\n    types: {별점: integer}",
                "duplicates: {by: [id]}");
        assertThat(workspace.rejects())
                .containsExactly(
                        "\uFEFFid,raw_text,별점,_reason,_step,_file",
                        "7,'=1+1,셋,\"별점: \"\"셋\"\" is no integer\",fetch,inbox/a.csv",
                        "9,-1.5,넷,\"별점: \"\"넷\"\" is no integer\",fetch,inbox/b.csv",
                        "10,좋아요,5,duplicate of 10,refine,inbox/b.csv");
    }

    @Test
    void rejectsOfTablesNameTheirFileInEveryStep() throws IOException {
        workspace.file("inbox/a.csv", "k,n\n1,x\n2,2\n");
        workspace.file("inbox/b.csv", "k,n\n2,3\n");
        workspace.run(
                "fetch:\n    uses: collect/file\n    path: inbox/*.csv\n    source: s\n    types: {n: integer}",
                "duplicates: {by: [k]}");
        assertThat(workspace.rejects())
                .containsExactly(
                        "\uFEFFk,n,_reason,_step,_id,_file",
                        "1,x,\"n: \"\"x\"\" is no integer\",fetch,1,inbox/a.csv",
                        "2,3,duplicate of 2,refine,3,inbox/b.csv");
    }

    @Test
    void nothingIsVisibleOfACleaningThatItsTaskStops() throws IOException {
        workspace.file("inbox/t.csv", "k,n\n1,5\n1,5\n2,9\n");
        workspace.file(
                "resources/t.yaml",
                "columns: {n: {type: integer}}\nvalidation_rules: [{between: n, max: 6}]\n");
        var result = workspace.clean("task: t");
        assertThat(result.state()).isEqualTo(RunResult.State.STOPPED);
        assertThat(root.resolve("data/processed")).isEmptyDirectory();
        assertThat(root.resolve("out.csv")).doesNotExist();
        assertThat(root.resolve(".onggi/staged")).isEmptyDirectory();
        try (var onggi = Onggi.open(workspace.open(), CleaningWorkspace.CLOCK)) {
            assertThat(new DatasetRepository(Objects.requireNonNull(onggi.metadata())).published())
                    .extracting(DatasetRepository.Entry::area)
                    .doesNotContain("processed");
        }
    }

    @Test
    void rowsThatATaskRejectsAreTold() throws IOException {
        workspace.file("inbox/t.csv", "k,n\n1,5\n2,9\n");
        workspace.file(
                "resources/t.yaml",
                """
                columns: {n: {type: integer}}
                validation_rules: [{between: n, max: 6, otherwise: reject}]
                """);
        var result = workspace.clean("task: t");
        assertThat(workspace.output()).containsExactly("k,n", "1,5");
        assertThat(workspace.rejects()).hasSize(2);
        assertThat(Objects.requireNonNull(result.steps().get(1).outcome()).warnings())
                .extracting(Problem::code)
                .containsExactly(QualityProblem.ROWS_REJECTED);
        assertThat(ledger(result).rejected()).isOne();
    }

    @Test
    void aTaskMayAskForTheLastSchemaAndForATruth() throws IOException {
        workspace.file("inbox/t.csv", "k,n\n1,5\n2,9\n").file("truth.csv", "k,n\n1,5\n2,8\n");
        workspace.file(
                "resources/t.yaml",
                """
                columns: {n: {}}
                rules: [trim]
                validation_rules:
                - {same_schema: last}
                - {accuracy: n, at_least: 40%, truth: truth.csv, key: k}
                """);
        assertThat(workspace.clean("task: t").succeeded()).isTrue();
        workspace.file(
                "resources/t.yaml",
                Files.readString(root.resolve("resources/t.yaml")).replace("40%", "60%"));
        assertThat(codes(workspace.clean("task: t"))).containsExactly(QualityProblem.INACCURATE);
        workspace.file("inbox/t.csv", "k,n,more\n1,5,\n2,8,\n");
        assertThat(codes(workspace.clean("task: t")))
                .containsExactly(QualityProblem.SCHEMA_CHANGED);
    }

    private static List<ProblemCode> codes(RunResult result) {
        return result.steps().get(1).problems().stream().map(Problem::code).toList();
    }

    @Test
    void cellsThatARegexGivesUpOnAreCounted() throws IOException {
        workspace.file("inbox/t.csv", "a\n" + "ab".repeat(50_000) + "\nabc\n");
        var result = workspace.clean("rules: [{regex: {pattern: \"^(a|b)*c$\", to: \"x\"}}]");
        assertThat(workspace.output()).hasSize(3).endsWith("x");
        assertThat(Objects.requireNonNull(result.steps().get(1).outcome()).warnings())
                .extracting(p -> p.line(Language.EN))
                .singleElement()
                .asString()
                .contains("ONGGI-1419")
                .contains("(cells: 1)");
    }

    @Test
    void whatIsWrongWithATaskIsToldInKorean() throws IOException {
        workspace.file("inbox/t.csv", "a\n1\n");
        assertThatThrownBy(() -> workspace.clean("rules: [trimm]\nduplicates: {bye: [a]}"))
                .isInstanceOfSatisfying(
                        OnggiException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(p -> p.message(Language.KO))
                                        .anyMatch(m -> m.contains("`bye` 키는 없습니다"))
                                        .anyMatch(m -> m.contains("모르는 규칙 `trimm`")));
    }

    @Test
    void columnsMayBeDroppedAndTypedOnesStayTyped() throws IOException {
        workspace.file("inbox/t.csv", "a,b,n\n x ,secret,5\n");
        var fetch =
                "fetch:\n    uses: collect/file\n    path: inbox/t.csv\n    types: {n: integer}";
        workspace.run(fetch, "rules: [trim, {drop-columns: [b]}]");
        assertThat(workspace.output()).containsExactly("a,n", "x,5");
    }

    @Test
    void everyChangedCellIsRecordedWithItsRules() throws Exception {
        workspace.file("inbox/t.csv", "a,b\n x ,y\nz, w\n");
        workspace.clean("rules: [trim, {case: upper}]");
        var processed = "cleaned_t_20240305_150708.parquet";
        try (var onggi = Onggi.open(workspace.open(), CleaningWorkspace.CLOCK);
                var session = onggi.duckdb().session(new Cancellation())) {
            var rows =
                    session.query(
                            "SELECT row, \"column\", rules FROM read_parquet('"
                                    + root.resolve(".onggi/changes").resolve(processed)
                                    + "')",
                            result -> {
                                var all = new java.util.ArrayList<String>();
                                while (result.next()) {
                                    all.add(
                                            result.getLong(1)
                                                    + result.getString(2)
                                                    + result.getLong(3));
                                }
                                return all;
                            });
            assertThat(rows).containsExactly("0a3", "0b2", "1a2", "1b3");
        }
    }

    @Test
    void theSameRunWithAFixedClockGivesTheSameBytes(@TempDir Path other) throws IOException {
        var csv = new StringBuilder("a,b\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append("  text ").append(i % 977).append(" ,").append(i).append('\n');
        }
        workspace.file("inbox/t.csv", csv.toString());
        workspace.clean("rules: [trim, {case: upper}]");
        new CleaningWorkspace(other)
                .file("inbox/t.csv", csv.toString())
                .clean("rules: [trim, {case: upper}]");
        for (var file :
                List.of(
                        "data/raw/t_20240305_150708.parquet",
                        "data/processed/cleaned_t_20240305_150708.parquet",
                        ".onggi/changes/cleaned_t_20240305_150708.parquet",
                        "out.csv")) {
            assertThat(Files.mismatch(root.resolve(file), other.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void everythingWrongWithATaskIsToldBeforeTheRun() throws IOException {
        workspace.file("inbox/t.csv", "a\n1\n");
        assertThatThrownBy(() -> workspace.clean("rules: [trimm]\nduplicates: {bye: [a]}"))
                .isInstanceOfSatisfying(
                        OnggiException.class,
                        e -> assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(2));
    }

    private static dev.onggi.step.StepOutcome.Ledger ledger(RunResult result) {
        return Objects.requireNonNull(result.steps().get(1).outcome()).ledger();
    }
}
