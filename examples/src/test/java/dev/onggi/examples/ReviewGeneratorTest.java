package dev.onggi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewGeneratorTest {
    private static final int ROWS = 5_000;

    @TempDir Path folder;

    private record Generated(Path dirtyFile, Path truthFile, Map<Dirt, Long> counts) {
        CsvTable dirty() throws IOException {
            return CsvTable.read(dirtyFile);
        }

        CsvTable truth() throws IOException {
            return CsvTable.read(truthFile);
        }
    }

    private Generated generate(long seed, int rows) throws IOException {
        Path dirty = folder.resolve("inbox-" + seed + "-" + rows + ".csv");
        Path truth = folder.resolve("truth-" + seed + "-" + rows + ".csv");
        return new Generated(dirty, truth, new ReviewGenerator(seed, rows).write(dirty, truth));
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        Generated first = generate(7, 400);
        byte[] dirty = Files.readAllBytes(first.dirtyFile());
        byte[] truth = Files.readAllBytes(first.truthFile());
        Generated second = generate(7, 400);
        assertThat(Files.readAllBytes(second.dirtyFile())).isEqualTo(dirty);
        assertThat(Files.readAllBytes(second.truthFile())).isEqualTo(truth);
        assertThat(second.counts()).isEqualTo(first.counts());
    }

    @Test
    void anotherSeedGivesOtherRows() throws IOException {
        assertThat(Files.readString(generate(1, 50).dirtyFile()))
                .isNotEqualTo(Files.readString(generate(2, 50).dirtyFile()));
    }

    @Test
    void aSmallerTableIsTheBeginningOfALargerOne() throws IOException {
        assertThat(Files.readString(generate(3, 900).dirtyFile()))
                .startsWith(Files.readString(generate(3, 300).dirtyFile()));
    }

    @Test
    void bothTablesHaveTheRowsAndColumnsAskedFor() throws IOException {
        for (int rows : new int[] {0, 1, 777}) {
            Generated made = generate(5, rows);
            assertThat(made.dirty().header()).isEqualTo(Review.HEADER);
            assertThat(made.truth().header()).isEqualTo(Review.HEADER);
            assertThat(made.dirty().rows()).hasSize(rows).allMatch(row -> row.size() == 9);
            assertThat(made.truth().rows()).hasSize(rows).allMatch(row -> row.size() == 9);
        }
    }

    @Test
    void negativeRowsAreRefused() {
        assertThatThrownBy(() -> new ReviewGenerator(1, -1)).hasMessageContaining("-1");
    }

    @Test
    void everyKindOfDirtOccurs() throws IOException {
        Generated made = generate(1, ROWS);
        assertThat(made.counts().keySet()).isEqualTo(EnumSet.allOf(Dirt.class));
        assertThat(made.counts().values()).allMatch(count -> count >= 10);
        String dirty = Files.readString(made.dirtyFile());
        assertThat(dirty)
                .contains("<p>", "<br/>", "<b>", "&amp;", "&nbsp;", "&lt;3", "\u00a0", "\u3000")
                .contains("\u200b", "ë", "Â", "없음", "N/A", "만원", "★★★★☆", "어제", "+82")
                .containsPattern("\\d{4}년 \\d{1,2}월 \\d{1,2}일")
                .containsPattern("[0-9]{6}-[34][0-9]{6}")
                .containsPattern("\\b4000[ -]00\\d\\d[ -]\\d{4}[ -]\\d{4}\\b")
                .containsPattern("[\uff10-\uff19]");
        assertThat(Normalizer.isNormalized(dirty, Normalizer.Form.NFC)).isFalse();
    }

    @Test
    void personalDataInTheTextAreValidAndMaskedInTheTruth() throws IOException {
        Generated made = generate(1, ROWS);
        List<String> texts = made.dirty().column("리뷰");
        var resident = Pattern.compile("(\\d{6})-(\\d{7})");
        var residents =
                texts.stream()
                        .flatMap(text -> resident.matcher(text).results())
                        .map(found -> found.group(1) + found.group(2))
                        .toList();
        assertThat(residents)
                .isNotEmpty()
                .allMatch(number ->
                        PersonalDatum.residentChecksum(number.substring(0, 12))
                                == number.charAt(12) - '0');
        var card = Pattern.compile("\\d{4}[ -]\\d{4}[ -]\\d{4}[ -]\\d{4}");
        var cards =
                texts.stream()
                        .flatMap(text -> card.matcher(text).results())
                        .map(found -> found.group().replaceAll("[ -]", ""))
                        .toList();
        assertThat(cards)
                .isNotEmpty()
                .allMatch(number ->
                        PersonalDatum.luhnDigit(number.substring(0, 15))
                                == number.charAt(15) - '0');
        assertThat(made.truth().column("리뷰"))
                .noneMatch(text -> resident.matcher(text).find() || card.matcher(text).find())
                .noneMatch(text -> text.matches(".*(?<!\\d)010-\\d{4}-\\d{4}.*"))
                .anyMatch(text -> text.contains("-3******") || text.contains("-4******"));
    }

    @Test
    void theTruthIsClean() throws IOException {
        CsvTable truth = generate(1, ROWS).truth();
        assertThat(truth.column("주문번호")).allMatch(v -> v.matches("2025\\d{4}-\\d{6}"));
        assertThat(truth.column("작성일")).allSatisfy(v -> LocalDate.parse(v));
        assertThat(truth.column("별점")).allMatch(v -> v.matches("[1-5]"));
        assertThat(truth.column("전화번호")).allMatch(v -> v.matches("(0\\d{1,2}-\\d{4}-\\d{4})?"));
        assertThat(truth.column("금액")).allMatch(v -> v.matches("([1-9]\\d+)?"));
        assertThat(truth.column("구매경로")).isSubsetOf(Author.CHANNELS);
        assertThat(truth.column("상품코드")).allMatch(v -> v.matches("[A-Z]{2}-\\d{4}-[A-Z]{2}"));
        for (List<String> row : truth.rows()) {
            assertThat(row)
                    .allMatch(cell -> cell.equals(cell.strip()))
                    .allMatch(cell -> Normalizer.isNormalized(cell, Normalizer.Form.NFC))
                    .noneMatch(cell -> cell.contains("  ") || cell.matches(".*</?[a-z].*"))
                    .noneMatch(cell -> cell.matches(".*(&[a-z#0-9]+;|[\t\u00a0\u3000\u200b{}]).*"));
        }
    }

    @Test
    void eachRowIsTheDirtyOrCleanFormOfTheSameReview() throws IOException {
        Generated made = generate(4, 2_000);
        List<String> dirty = made.dirty().column("주문번호");
        List<String> clean = made.truth().column("주문번호");
        for (int i = 0; i < clean.size(); i++) {
            assertThat(Normalizer.normalize(dirty.get(i), Normalizer.Form.NFKC))
                    .contains(clean.get(i));
        }
    }

    @Test
    void aDuplicateRepeatsAnEarlierRowExactly() throws IOException {
        Generated made = generate(1, ROWS);
        List<List<String>> rows = made.dirty().rows();
        var distinctRows = new HashSet<>(rows);
        var distinctOrders = new HashSet<>(made.truth().column("주문번호"));
        long duplicates = made.counts().getOrDefault(Dirt.DUPLICATE_ROW, 0L);
        assertThat(rows.size() - distinctRows.size()).isEqualTo(duplicates);
        assertThat(rows.size() - distinctOrders.size()).isEqualTo(duplicates);
    }

    @Test
    void reviewsHardlyEverRepeatEachOther() throws IOException {
        Generated made = generate(1, ROWS);
        long duplicates = made.counts().getOrDefault(Dirt.DUPLICATE_ROW, 0L);
        assertThat(new HashSet<>(made.truth().column("리뷰")))
                .hasSizeGreaterThan((int) ((ROWS - duplicates) * 0.9));
    }

    @Test
    void theCommandLineWritesBothTables() throws IOException {
        Path dirty = folder.resolve("a/dirty.csv");
        Path truth = folder.resolve("b/truth.csv");
        ReviewGenerator.main(new String[] {dirty.toString(), truth.toString(), "20", "9"});
        assertThat(CsvTable.read(dirty).rows()).hasSize(20);
        assertThat(CsvTable.read(truth).rows()).hasSize(20);
    }
}
