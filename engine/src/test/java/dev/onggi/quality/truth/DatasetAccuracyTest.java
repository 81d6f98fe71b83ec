package dev.onggi.quality.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.data.Dataset;
import dev.onggi.data.RowSet;
import dev.onggi.quality.TestTables;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetAccuracyTest {
    @TempDir Path folder;
    private TestTables tables;
    private Dataset data;

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
        data =
                tables.table(
                        "SELECT * FROM (VALUES (7::BIGINT, 'a ', 1.50::DOUBLE), (8, NULL, 2), (9,"
                                + " 'c', NULL)) t(key, name, price)");
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private DatasetAccuracy measure(
            Dataset dataset, List<String> columns, String key, CellRows truth) {
        return DatasetAccuracy.measure(tables.session(), dataset, columns, truth, key);
    }

    private static CellRows truth(String... lines) {
        return CellRows.of(
                Arrays.asList(lines[0].split(",")),
                Arrays.stream(lines).skip(1).map(l -> Arrays.asList(l.split(",", -1))).toList());
    }

    @Test
    void typedValuesAreComparedAsValuesAndTextWithoutWhiteSpaceAround() {
        var truth = truth("name,price,key", "a,1.5,7", ",2.00,8", "d,x,9");
        var accuracy = measure(data, List.of(), null, truth);
        assertThat(accuracy.cells()).isEqualTo(9);
        assertThat(accuracy.wrong()).isEqualTo(2);
        assertThat(accuracy.share()).isEqualTo(7 / 9.0);
        assertThat(accuracy.examples())
                .containsExactly(
                        new DatasetAccuracy.WrongCell("3", "name", "c", "d"),
                        new DatasetAccuracy.WrongCell("3", "price", null, "x"));
    }

    @Test
    void rowsArePairedByAKeyThatIsNotCompared() {
        var truth = truth("key,name", "9,c", "7,b", "99,z");
        var accuracy = measure(data, List.of(), "key", truth);
        assertThat(accuracy.cells()).isEqualTo(2);
        assertThat(accuracy.wrong()).isEqualTo(1);
    }

    @Test
    void rowsLeftOutKeepTheOthersInPlace() {
        var left = new RowSet();
        left.add(0);
        var truth = truth("name", "x", "", "c");
        assertThat(measure(data.without(left), List.of("name"), null, truth).wrong()).isZero();
    }

    @Test
    void whatCannotBePairedIsSaid() {
        assertThatThrownBy(() -> measure(data, List.of(), null, truth("name", "a")))
                .hasMessageContaining("the truth has 1 row, the data has 3");
        assertThatThrownBy(() -> measure(data, List.of("name", "price"), null, truth("name", "a")))
                .hasMessageContaining("the truth name has none of the columns price");
        assertThatThrownBy(() -> measure(data, List.of(), "nr", truth("nr,name", "1,a")))
                .hasMessageContaining("the key `nr` is not a column of data");
        assertThatThrownBy(() -> measure(data, List.of(), "key", truth("name", "a")))
                .hasMessageContaining("the key `key` is not a column of truth");
        assertThatThrownBy(() -> measure(data, List.of(), "key", truth("key,name", "1,a")))
                .hasMessageContaining("no value of the key `key`");
        assertThatThrownBy(() -> measure(data, List.of(), "key", truth("key,name", "7,a", "7,b")))
                .hasMessageContaining("7 occurs 2 times");
    }

    @Test
    void anEmptyDatasetIsRight() {
        var empty = tables.table("SELECT 'x' AS name WHERE false");
        assertThat(measure(empty, List.of(), null, truth("name")).share()).isEqualTo(1);
    }
}
