package dev.onggi.collect.file;

import dev.onggi.collect.CollectProblem;
import dev.onggi.data.csv.CharsetDetector;
import dev.onggi.data.csv.ColumnNames;
import dev.onggi.data.csv.CsvFile;
import dev.onggi.data.csv.CsvOptions;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tables in text: charset, delimiter, quote and header are found by looking where the step does
/// not say them.
final class CsvKind implements FileKind {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> endings() {
        return List.of("csv", "tsv", "tab", "psv");
    }

    @Override
    public List<Column> columns(Reading reading) throws IOException {
        try (var rows = file(reading).open()) {
            var header = headerRow(reading);
            if (header != null && header > 0 && rows.columns().isEmpty()) {
                throw CsvSettings.wrong(
                        "header_row",
                        header.toString(),
                        "row of " + reading.name(),
                        reading.placeOf("header_row"));
            }
            return rows.columns();
        }
    }

    @Override
    public void read(Reading reading) throws IOException {
        var file = file(reading);
        if (!file.charsetIsSure()) {
            reading.rows().note(Texts.guessed(reading, file.dialect().charset()));
        }
        if (file.headerIsMissing()) {
            reading.rows().note(Problem.of(FileProblem.NO_HEADER, null, reading.name()));
        }
        try (var rows = file.open()) {
            var columns = rows.columns();
            for (var batch = rows.next(); batch != null; batch = rows.next()) {
                reading.rows().batch(columns, batch);
            }
            rows.lateCharset()
                    .ifPresent(charset ->
                            reading.rows()
                                    .note(
                                            Problem.of(
                                                    FileProblem.LATE_CHARSET,
                                                    null,
                                                    reading.name(),
                                                    CharsetDetector.name(charset))));
            for (var renamed : rows.renamed()) {
                reading.rows().note(renamed(renamed));
            }
            if (rows.flawCount() > 0) {
                var first = rows.flaws().getFirst();
                reading.rows()
                        .note(
                                Problem.of(
                                        FileProblem.RAGGED_KEPT,
                                        null,
                                        reading.name(),
                                        rows.flawCount(),
                                        first.record(),
                                        first.line()));
            }
            if (rows.blankLines() > 0) {
                reading.rows()
                        .note(
                                Problem.of(
                                        FileProblem.EMPTY_LINES,
                                        null,
                                        reading.name(),
                                        rows.blankLines()));
            }
        }
    }

    private static Problem renamed(ColumnNames.Renamed column) {
        return column.written().isBlank()
                ? Problem.of(CollectProblem.COLUMN_NAMED, null, column.position(), column.name())
                : Problem.of(CollectProblem.COLUMN_RENAMED, null, column.written(), column.name());
    }

    private static CsvFile file(Reading reading) throws IOException {
        var delimiter = reading.setting("delimiter", "");
        boolean tabs = delimiter.isEmpty() && reading.content().ending().equals("tsv");
        var options =
                new CsvOptions(
                        Texts.declared(reading),
                        tabs
                                ? Character.valueOf('\t')
                                : CsvSettings.letter(
                                        "delimiter", delimiter, reading.placeOf("delimiter")),
                        CsvSettings.quote(reading.setting("quote", ""), reading.placeOf("quote")),
                        headerRow(reading),
                        reading.setting("ragged", "stop").equals("keep")
                                ? CsvOptions.OnFlaw.KEEP
                                : CsvOptions.OnFlaw.STOP,
                        new CsvOptions.Limits(
                                reading.mostBytes(), CsvOptions.Limits.STANDARD.columns()));
        return CsvFile.look(reading::open, reading.name(), options);
    }

    private static @Nullable Integer headerRow(Reading reading) {
        return CsvSettings.headerRow(
                reading.setting("header_row", ""), reading.placeOf("header_row"));
    }
}
