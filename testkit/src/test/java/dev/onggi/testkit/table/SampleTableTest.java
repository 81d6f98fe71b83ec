package dev.onggi.testkit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTableTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameTable(SampleTable kind) {
        var once = kind.make(500, 7);
        assertThat(kind.make(500, 7)).isEqualTo(once);
        assertThat(kind.make(500, 8)).isNotEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void aTableHasTheRowsAskedForAndNoEmptyOrUntrimmedCell(SampleTable kind) {
        for (int rows : new int[] {1, 2, 997}) {
            var table = kind.make(rows, 3);
            assertThat(table.rows()).hasSize(rows);
            assertThat(table.rows()).allSatisfy(row -> assertThat(row).noneMatch(String::isEmpty));
            assertThat(table.rows())
                    .allSatisfy(row -> assertThat(row).allMatch(c -> c.equals(c.strip())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COMPANIES, 사업자등록번호, 회사명",
        "COMPANIES, 사업자등록번호, 도로명주소",
        "COMPANIES, 사업자등록번호, 전화번호",
        "COMPANIES, 업종코드, 업종",
        "PRODUCTS, subcategory, category",
        "PRODUCTS, brand, country",
        "READINGS, station, station_name",
        "READINGS, station_name, elevation_m",
        "STAFF, dept_code, head",
        "STAFF, site, town",
        "PUBLICATIONS, venue_short, venue",
        "PUBLICATIONS, issn, publisher",
        "DEPARTURES, service, departed",
        "ORDERS, customer_no, postcode",
        "ORDERS, order_no, customer",
        "ORDERS, article, unit_price",
    })
    void oneColumnImpliesAnother(SampleTable kind, String key, String implied) {
        var table = kind.make(5000, 11);
        var seen = new HashMap<String, String>();
        for (int row = 0; row < table.rows().size(); row++) {
            var value = table.cell(row, implied);
            assertThat(seen.putIfAbsent(table.cell(row, key), value)).isIn(null, value);
        }
        assertThat(new HashSet<>(seen.values())).hasSizeGreaterThan(1);
        assertThat(seen).hasSizeLessThan(table.rows().size() / 2);
    }

    @Test
    void businessNumbersHaveTheirCheckDigit() {
        int[] weights = {1, 3, 7, 1, 3, 7, 1, 3, 5};
        var table = SampleTable.COMPANIES.make(2000, 5);
        for (int row = 0; row < table.rows().size(); row++) {
            var digits = table.cell(row, "사업자등록번호").replace("-", "");
            int sum = (digits.charAt(8) - '0') * 5 / 10;
            for (int i = 0; i < weights.length; i++) {
                sum += (digits.charAt(i) - '0') * weights[i];
            }
            assertThat((sum + digits.charAt(9) - '0') % 10).as(digits).isZero();
        }
    }

    @Test
    void aTableReadsBackAsItWasWritten() throws IOException {
        var table =
                new Table(
                        List.of("a", "값"),
                        List.of(
                                List.of("x,y", "say \"hi\""),
                                List.of("", "두\n줄"),
                                List.of(" z", "끝")));
        assertThat(Table.read(table.write(folder.resolve("t.csv")))).isEqualTo(table);
        var windows = Files.writeString(folder.resolve("w.csv"), "a,b\r\n1,\"2\"\r\n,4");
        assertThat(Table.read(windows))
                .isEqualTo(
                        new Table(List.of("a", "b"), List.of(List.of("1", "2"), List.of("", "4"))));
    }
}
