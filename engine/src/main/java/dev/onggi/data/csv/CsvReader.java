package dev.onggi.data.csv;

import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of one CSV file as batches of UTF-8 cells: every column is text, exactly as written.
public final class CsvReader implements BatchReader {
    private static final int BATCH_BYTES = 4 << 20;
    private static final int BATCH_CELLS = 1 << 18;
    private static final int KEPT_FLAWS = 10_000;

    private final InputStream in;
    private final CsvParser parser;
    private final String name;
    private final CsvOptions options;
    private final List<Column> columns;
    private final List<ColumnNames.Renamed> renamed = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final int rowsPerBatch;
    private long flawCount;
    private long blankLines;
    private long records;
    private boolean pending;

    CsvReader(InputStream in, String name, CsvOptions options, Dialect dialect) throws IOException {
        this.in = in;
        this.name = name;
        this.options = options;
        this.parser = new CsvParser(in, dialect.delimiter(), dialect.quote(), options.limits());
        this.columns = header(dialect.headerRow());
        this.rowsPerBatch =
                Math.clamp(BATCH_CELLS / Math.max(1, columns.size()), 1, Batch.CAPACITY);
    }

    private List<Column> header(int row) throws IOException {
        for (int line = 1; line < row; line++) {
            read();
        }
        if (!read()) {
            return List.of();
        }
        var written = new ArrayList<String>();
        for (int c = 0; c < parser.count(); c++) {
            byte[] cell = parser.cell(c);
            written.add(row == 0 || cell == null ? "" : new String(cell, StandardCharsets.UTF_8));
        }
        var names = new ColumnNames(written);
        pending = row == 0;
        if (row > 0) {
            renamed.addAll(names.renamed());
        }
        return names.columns();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable Batch next() throws IOException {
        Object[] batch = new Object[columns.size()];
        byte[][] @Nullable [] cells = new byte[columns.size()][][];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = new byte[rowsPerBatch][];
            batch[c] = cells[c];
        }
        int rows = 0;
        int bytes = 0;
        while (rows < rowsPerBatch && bytes < BATCH_BYTES && nextRecord()) {
            int count = parser.count();
            int shared = Math.min(count, cells.length);
            for (int c = 0; c < shared; c++) {
                byte[] cell = parser.cell(c);
                cells[c][rows] = cell;
                bytes += cell == null ? 0 : cell.length;
            }
            if (count != cells.length || parser.textAfterQuote()) {
                flawed(cells, rows, count);
            }
            rows++;
        }
        if (rows == 0) {
            return null;
        }
        if (rows < rowsPerBatch) {
            for (int c = 0; c < cells.length; c++) {
                batch[c] = Arrays.copyOf(cells[c], rows);
            }
        }
        return new Batch(rows, batch);
    }

    private boolean nextRecord() throws IOException {
        while (pending || read()) {
            pending = false;
            if (!parser.blank() || columns.size() == 1) {
                records++;
                return true;
            }
            blankLines++;
        }
        return false;
    }

    private void flawed(byte[][] @Nullable [] cells, int row, int count) throws IOException {
        int columns = cells.length;
        var kind =
                parser.textAfterQuote() && parser.lines() > 1
                        ? Flaw.Kind.TEXT_AFTER_QUOTE
                        : count < columns
                                ? Flaw.Kind.TOO_FEW
                                : count > columns ? Flaw.Kind.TOO_MANY : Flaw.Kind.TEXT_AFTER_QUOTE;
        boolean swallowed = kind == Flaw.Kind.TEXT_AFTER_QUOTE && parser.lines() > 1;
        if (options.onFlaw() == CsvOptions.OnFlaw.STOP || swallowed) {
            var problem =
                    kind == Flaw.Kind.TEXT_AFTER_QUOTE
                            ? DataProblem.TEXT_AFTER_QUOTE
                            : DataProblem.RAGGED;
            throw OnggiException.of(problem, name, records, parser.recordLine(), count, columns);
        }
        if (count > columns && columns > 0) {
            cells[columns - 1][row] = surplus(columns - 1, count);
        }
        flawCount++;
        if (flaws.size() < KEPT_FLAWS) {
            flaws.add(new Flaw(records, parser.recordLine(), kind, count));
        }
    }

    /// The surplus cells as they stood, with delimiters between them.
    private byte[] surplus(int from, int count) {
        var joined = new ByteArrayOutputStream();
        for (int c = from; c < count; c++) {
            if (c > from) {
                joined.write(parser.delimiter());
            }
            byte[] cell = parser.cell(c);
            if (cell != null) {
                joined.writeBytes(cell);
            }
        }
        return joined.toByteArray();
    }

    private boolean read() throws IOException {
        try {
            return parser.next();
        } catch (MalformedBytes e) {
            throw OnggiException.because(
                    e, DataProblem.WRONG_CHARSET, name, records + 1, e.charset(), e.offset() + 1);
        } catch (CsvParser.OpenQuote e) {
            throw OnggiException.because(e, DataProblem.OPEN_QUOTE, name, records + 1, e.line());
        } catch (CsvParser.CellTooLarge e) {
            throw OnggiException.because(
                    e,
                    DataProblem.CELL_TOO_LARGE,
                    name,
                    records + 1,
                    e.column(),
                    options.limits().cellBytes());
        } catch (CsvParser.TooManyColumns e) {
            throw OnggiException.because(
                    e, DataProblem.TOO_MANY_COLUMNS, name, options.limits().columns());
        }
    }

    /// The charset of a file whose beginning is ASCII, once another than UTF-8 was met.
    ///
    /// @return empty where the charset is the one of the dialect
    public Optional<Charset> lateCharset() {
        return in instanceof LateCharset late
                        && !late.found().charset().equals(StandardCharsets.UTF_8)
                ? Optional.of(late.found().charset())
                : Optional.empty();
    }

    /// Records read so far, the header not counted.
    ///
    /// @return at least 0
    public long records() {
        return records;
    }

    /// Rows kept although they were not well formed; the first 10,000 of them.
    ///
    /// @return in the file's order
    public List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /// How many rows were kept although they were not well formed.
    ///
    /// @return at least 0
    public long flawCount() {
        return flawCount;
    }

    /// Empty lines that were passed over.
    ///
    /// @return at least 0
    public long blankLines() {
        return blankLines;
    }

    /// Columns that got another name than the header gives them, because that was taken or empty.
    ///
    /// @return in order
    public List<ColumnNames.Renamed> renamed() {
        return List.copyOf(renamed);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
