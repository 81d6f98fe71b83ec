package dev.onggi.testkit.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onggi.testkit.table.SampleTable;
import dev.onggi.testkit.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorInjectorTest {
    private static final Table COMPANIES = SampleTable.COMPANIES.make(3000, 1);

    private static Table one(String cell, String... others) {
        var row = new ArrayList<>(List.of(cell));
        row.addAll(List.of(others));
        var columns = new ArrayList<String>();
        row.forEach(c -> columns.add("c" + columns.size()));
        return new Table(columns, List.of(row));
    }

    private static SpoiltTable mixed(long seed) {
        return ErrorInjector.seeded(seed)
                .share(ErrorKind.KEYBOARD, 0.02)
                .share(ErrorKind.COMPANY_FORM, 0.05)
                .share(ErrorKind.MISSING, 0.01)
                .share(ErrorKind.COLUMNS_SWAPPED, 0.01)
                .share(ErrorKind.ROW_REPEATED, 0.03)
                .sparing("사업자등록번호")
                .spoil(COMPANIES);
    }

    @Test
    void theSameSeedGivesTheSameErrors() {
        var once = mixed(7);
        assertThat(mixed(7)).isEqualTo(once);
        assertThat(mixed(8)).isNotEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void theLogNamesEveryCellThatDiffersAndNoOther(ErrorKind kind) {
        long seed = new Random().nextLong();
        var spoilt = ErrorInjector.seeded(seed).share(kind, 0.2).spoil(COMPANIES);
        var logged = new TreeSet<String>();
        for (var error : spoilt.errors()) {
            if (error.kind() != ErrorKind.ROW_REPEATED) {
                assertThat(spoilt.dirty().cell(error.row(), error.column()))
                        .isEqualTo(error.after());
                assertThat(spoilt.clean().cell(error.row(), error.column()))
                        .isEqualTo(error.before());
                logged.add(error.row() + " " + error.column());
            }
        }
        var differing = new TreeSet<String>();
        for (int row = 0; row < spoilt.dirty().rows().size(); row++) {
            for (var column : COMPANIES.columns()) {
                var dirty = spoilt.dirty().cell(row, column);
                if (!dirty.strip().equals(spoilt.clean().cell(row, column).strip())) {
                    differing.add(row + " " + column);
                }
            }
        }
        assertThat(logged).as("seed %d", seed).isEqualTo(differing);
        assertThat(spoilt.errors()).extracting(InjectedError::kind).containsOnly(kind);
    }

    @Test
    void sharesAreOfTheCellsThatAKindCanHappenTo() {
        var spoilt =
                ErrorInjector.seeded(3)
                        .share(ErrorKind.PHONE_FORM, 0.10)
                        .share(ErrorKind.TYPO, 0.05, "대표자", "업종")
                        .spoil(COMPANIES);
        var byKind = new HashMap<ErrorKind, Integer>();
        spoilt.errors().forEach(e -> byKind.merge(e.kind(), 1, Integer::sum));
        assertThat(byKind.get(ErrorKind.PHONE_FORM) / 3000.0).isCloseTo(0.10, within(0.02));
        assertThat(byKind.get(ErrorKind.TYPO) / 6000.0).isCloseTo(0.05, within(0.015));
        assertThat(spoilt.errors())
                .filteredOn(e -> e.kind() == ErrorKind.TYPO)
                .extracting(InjectedError::column)
                .containsOnly("대표자", "업종");
    }

    @Test
    void sparedColumnsAndTheOrderOfRowsStayAsTheyAre() {
        var spoilt = mixed(5);
        assertThat(spoilt.errors()).noneMatch(e -> e.column().equals("사업자등록번호"));
        int repeated =
                (int)
                        spoilt.errors().stream()
                                .filter(e -> e.kind() == ErrorKind.ROW_REPEATED)
                                .count();
        assertThat(repeated).isPositive();
        assertThat(spoilt.dirty().rows()).hasSize(3000 + repeated);
        var added = spoilt.errors().stream().filter(e -> e.column().isEmpty()).toList();
        var truth = new ArrayList<>(spoilt.clean().rows());
        added.reversed().forEach(e -> truth.remove(e.row()));
        assertThat(truth).isEqualTo(COMPANIES.rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TYPO; Seoul; \\S{4,6}",
                "KEYBOARD; 서울; [가-힣ㄱ-ㅎ]{2,3}",
                "KEYBOARD; Basel; [A-Za-z0-9]{5}",
                "MARKED; Busan; .*[x*#?].*",
                "RECOGNITION; Lorne; Lomc?e|Lornc|Lomne",
                "DECOMPOSED; 한글; .{6}",
                "FULL_WIDTH; A1; Ａ?A?１",
                "LETTER_CASE; Seoul; SEOUL|seoul",
                "SPACING; 삼성 전자; 삼성.{0,2}전자",
                "NUMBER_FORM; 1234; 1,?234.*",
                "DATE_FORM; 2024-03-05; .*(3|Mar).*",
                "DATE_FORM; 2012/11/09; 2012-?.*9.*|.*9,? 2012|9 Nov.*",
                "DATE_FORM; 7:10 a.m.; 7:10(a|AM)|07:10",
                "DATE_FORM; 19:05; 7:05 p.m.|19h05|19.05|1905",
                "NULL_WORD; x; N/A|n/a|NULL|null|-|\\?|none|unknown|없음|미상|해당없음",
                "ADDRESS_FORM; 서울특별시 강남구 테헤란로 152; 서울시? .*|.*로152",
                "ADDRESS_FORM; 경기도 성남시 삼평동 629; 경기 .*|.*번지",
                "COMPANY_FORM; 주식회사 한빛전자; .*한빛전자.*",
                "COMPANY_FORM; 한빛전자 주식회사; .*한빛전자.*",
                "KOREAN_NUMBER; 123400005000; 1,?234억 ?5,?000원?",
                "PHONE_FORM; 02-123-4567; (\\+82|02).*",
            })
    void aKindLooksAsPeopleWriteIt(ErrorKind kind, String cell, String pattern) {
        boolean happened = false;
        for (int seed = 0; seed < 50; seed++) {
            var spoilt = ErrorInjector.seeded(seed).share(kind, 1).spoil(one(cell));
            var text = spoilt.dirty().cell(0, "c0");
            if (!text.equals(cell)) {
                assertThat(text).as("seed %d", seed).matches(pattern);
                happened = true;
            }
        }
        assertThat(happened).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER_FORM, 12 oz",
        "DATE_FORM, 2024-13-45",
        "DATE_FORM, March",
        "PHONE_FORM, 110",
        "COMPANY_FORM, 한빛전자",
        "KOREAN_NUMBER, 0123456",
        "ADDRESS_FORM, 한빛전자",
        "DECOMPOSED, plain",
        "FULL_WIDTH, 한글",
        "DOMAIN, alone",
        "KEYBOARD, ---",
    })
    void aCellThatAnErrorCannotHappenToStaysAsItIs(ErrorKind kind, String cell) {
        var spoilt = ErrorInjector.seeded(1).share(kind, 1).spoil(one(cell));
        assertThat(spoilt.dirty()).isEqualTo(spoilt.clean());
        assertThat(spoilt.errors()).isEmpty();
    }

    @Test
    void theLotsAddressMayStandForTheStreets() {
        var row = one("서울특별시 종로구 종로 1", "서울특별시 종로구 공평동 5-1");
        var forms = new TreeSet<String>();
        for (int seed = 0; seed < 40; seed++) {
            forms.add(
                    ErrorInjector.seeded(seed)
                            .share(ErrorKind.ADDRESS_FORM, 1, "c0")
                            .spoil(row)
                            .dirty()
                            .cell(0, "c0"));
        }
        assertThat(forms)
                .containsExactlyInAnyOrder(
                        "서울 종로구 종로 1", "서울시 종로구 종로 1", "서울특별시 종로구 종로1", "서울특별시 종로구 공평동 5-1");
    }

    @Test
    void moreErrorsThanCellsAreRefused() {
        var injector = ErrorInjector.seeded(1).share(ErrorKind.TYPO, 0.7);
        assertThatThrownBy(() -> injector.share(ErrorKind.MISSING, 0.4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ErrorInjector.seeded(1)
                                .share(ErrorKind.TYPO, 0.1, "nowhere")
                                .spoil(COMPANIES))
                .hasMessageContaining("nowhere");
    }
}
