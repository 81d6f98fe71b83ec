package dev.onggi.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Column;
import dev.onggi.step.FolderContext;
import dev.onggi.step.StepProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnChoiceTest {
    private static final Dataset TABLE =
            dataset(
                    Dataset.Kind.TABLE,
                    List.of("_id", "이름", "price", "_note", "_source", "_created_at"),
                    List.of());
    private static final Dataset TEXT =
            dataset(
                    Dataset.Kind.TEXT,
                    List.of("id", "source", "raw_text", "cleaned_text", "created_at", "metadata"),
                    List.of("별점", "city"));

    private static Dataset dataset(Dataset.Kind kind, List<String> stored, List<String> unfolded) {
        var columns = stored.stream().map(Column::text).toList();
        var folded = unfolded.stream().map(Column::text).toList();
        return new Dataset("s", Path.of("s.parquet"), kind, columns, folded, 0, new RowSet());
    }

    private static List<String> names(Dataset dataset, Object... keysAndValues) {
        return ColumnChoice.of(dataset, FolderContext.settings("save/csv", keysAndValues)).stream()
                .map(c ->
                        c.column().name().equals(c.name())
                                ? c.name()
                                : c.column().name() + ">" + c.name())
                .toList();
    }

    private static List<ProblemCode> problems(Dataset dataset, Object columns) {
        return catchThrowableOfType(OnggiException.class, () -> names(dataset, "columns", columns))
                .problems()
                .stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void leavesSystemColumnsOfATableOutUnlessAsked() {
        assertThat(names(TABLE)).containsExactly("이름", "price", "_note");
        assertThat(names(TABLE, "system_columns", true))
                .containsExactly("_id", "이름", "price", "_note", "_source", "_created_at");
    }

    @Test
    void putsTheColumnsOfATextsMetadataInItsPlace() {
        assertThat(names(TEXT))
                .containsExactly(
                        "id", "source", "raw_text", "cleaned_text", "created_at", "별점", "city");
        assertThat(names(TEXT, "system_columns", true)).contains("metadata", "별점");
    }

    @Test
    void keepsMetadataThatHasNoColumns() {
        assertThat(names(dataset(Dataset.Kind.TEXT, List.of("id", "metadata"), List.of())))
                .containsExactly("id", "metadata");
    }

    @Test
    void takesAListInItsOrderAndAMapOfNewNames() {
        assertThat(names(TEXT, "columns", List.of("별점", "metadata", "id")))
                .containsExactly("별점", "metadata", "id");
        assertThat(names(TABLE, "columns", "price")).containsExactly("price");
        var map = new LinkedHashMap<String, Object>();
        map.put("price", "가격");
        map.put("_id", null);
        assertThat(names(TABLE, "columns", map)).containsExactly("price>가격", "_id");
    }

    @Test
    void reportsEveryWrongColumnAtOnce() {
        assertThat(problems(TABLE, List.of("prise", "price", "nothing like it", "price")))
                .containsExactly(
                        SaveProblem.MISSPELT_COLUMN,
                        StepProblem.NO_SUCH_COLUMN,
                        SaveProblem.DOUBLE_NAME);
        assertThat(problems(TABLE, List.of(List.of("price")))).contains(SaveProblem.WRONG_COLUMNS);
    }

    @Test
    void namesTheNearestColumn() {
        var problem =
                catchThrowableOfType(
                                OnggiException.class,
                                () -> names(TABLE, "columns", List.of("prise")))
                        .problems()
                        .getFirst();

        assertThat(problem.line(dev.onggi.problem.Language.EN))
                .isEqualTo(
                        "pipelines/p.yaml:9:5  ONGGI-5001  there is no column `prise` in the data of"
                                + " step `export`; did you mean `price`?");
    }

    @Test
    void refusesATableOfSystemColumnsOnly() {
        var only = dataset(Dataset.Kind.TABLE, List.of("_id", "_source"), List.of());

        assertThat(problems(only, null)).containsExactly(SaveProblem.NO_COLUMNS);
    }

    @Test
    void showsThirtyNamesOfMany() {
        var many =
                dataset(
                        Dataset.Kind.TABLE,
                        Stream.iterate(0, i -> i + 1).limit(50).map(i -> "c" + i).toList(),
                        List.of());
        var problem =
                catchThrowableOfType(
                                OnggiException.class,
                                () -> names(many, "columns", "something else"))
                        .problems()
                        .getFirst();

        assertThat(problem.args().getLast()).endsWith("c29, ...");
    }
}
