package dev.onggi.bench;

import dev.onggi.testkit.errors.ErrorInjector;
import dev.onggi.testkit.errors.ErrorKind;
import dev.onggi.testkit.table.SampleTable;
import dev.onggi.testkit.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Writes tables of any number of rows to learn from, block by block. The same seed gives the same
/// bytes.
final class LearnData {
    private static final int BLOCK = 20_000;
    private static final int TEXT = 250;
    private static final int BLEMISHED = 4;
    private static final List<String> SHORT = List.of("회사명", "시도", "전화번호");

    /// What a table holds.
    enum Shape {
        /// Companies in 15 columns, five kinds of errors in them.
        COMPANIES,
        /// Three short columns of the same.
        SHORT,
        /// A number and a text of 250 characters.
        TEXTS
    }

    private LearnData() {}

    static void write(Path file, Shape shape, int rows, long seed) throws IOException {
        var part = file.resolveSibling("block.csv");
        try (var out = Files.newBufferedWriter(file)) {
            for (int from = 0; from < rows; from += BLOCK) {
                block(shape, from, Math.min(BLOCK, rows - from), seed).write(part);
                try (var lines = Files.newBufferedReader(part)) {
                    if (from > 0) {
                        lines.readLine();
                    }
                    lines.transferTo(out);
                }
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Table block(Shape shape, int from, int rows, long seed) {
        return switch (shape) {
            case COMPANIES -> companies(rows, seed + from);
            case SHORT -> columns(companies(rows, seed + from));
            case TEXTS -> texts(from, rows, new SplittableRandom(seed + from));
        };
    }

    private static Table companies(int rows, long seed) {
        return ErrorInjector.seeded(seed)
                .share(ErrorKind.KEYBOARD, 0.02)
                .share(ErrorKind.COMPANY_FORM, 0.10)
                .share(ErrorKind.ADDRESS_FORM, 0.10)
                .share(ErrorKind.PHONE_FORM, 0.10)
                .share(ErrorKind.KOREAN_NUMBER, 0.10, "매출액")
                .sparing("사업자등록번호", "기준연도")
                .spoil(SampleTable.COMPANIES.make(rows, seed))
                .dirty();
    }

    private static Table columns(Table table) {
        var places = SHORT.stream().map(table::index).toList();
        return new Table(
                SHORT,
                table.rows().stream().map(row -> places.stream().map(row::get).toList()).toList());
    }

    private static Table texts(int from, int rows, SplittableRandom random) {
        var made = new ArrayList<List<String>>(rows);
        for (int row = 0; row < rows; row++) {
            var text = new StringBuilder(TEXT + 50);
            boolean korean = random.nextBoolean();
            Words.append(text, korean, TEXT, random);
            text.setLength(TEXT);
            boolean spoilt = random.nextInt(BLEMISHED) == 0;
            made.add(
                    List.of(
                            Integer.toString(from + row + 1),
                            spoilt ? Blemishes.spoil(text, korean, random) : text.toString()));
        }
        return new Table(List.of("id", "text"), made);
    }
}
