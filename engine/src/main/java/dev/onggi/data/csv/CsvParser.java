package dev.onggi.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits UTF-8 into cells, one record at a time. Quoting as in RFC 4180; an unquoted empty cell is
/// null and a quoted one is empty. Cells are exact copies of the bytes.
final class CsvParser {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final byte[] EMPTY = new byte[0];

    private final InputStream in;
    private final byte delimiter;
    private final int quote;
    private final long delimiters;
    private final int cellLimit;
    private final int columnLimit;

    private byte[] buffer = new byte[1 << 18];
    private int position;
    private int end;
    private boolean ended;

    private byte[] @Nullable [] cells = new byte[16] @Nullable [];
    private int count;
    private long line = 1;
    private long recordLine;
    private boolean textAfterQuote;

    CsvParser(InputStream in, char delimiter, char quote, CsvOptions.Limits limits) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.quote = quote == CsvOptions.NO_QUOTE ? -1 : quote;
        this.delimiters = ONES * (delimiter & 0xFF);
        this.cellLimit = limits.cellBytes();
        this.columnLimit = limits.columns();
    }

    /// Reads the next record, empty lines included.
    ///
    /// @return false after the last
    boolean next() throws IOException {
        count = 0;
        textAfterQuote = false;
        recordLine = line;
        if (position == end && !more(position)) {
            return false;
        }
        while (true) {
            boolean opens = position < end && buffer[position] == quote;
            boolean last = opens ? quoted() : unquoted();
            if (last) {
                return true;
            }
        }
    }

    /// The character between cells.
    int delimiter() {
        return delimiter;
    }

    /// Cells of the record just read.
    int count() {
        return count;
    }

    /// A cell of the record just read.
    byte @Nullable [] cell(int index) {
        return cells[index];
    }

    /// Whether the record is an empty line.
    boolean blank() {
        return count == 1 && cells[0] == null;
    }

    /// The line the record began on.
    long recordLine() {
        return recordLine;
    }

    /// How many lines the record just read spans.
    long lines() {
        return line - recordLine;
    }

    /// Whether a closing quote of the record had text behind it.
    boolean textAfterQuote() {
        return textAfterQuote;
    }

    private boolean unquoted() throws IOException {
        int start = position;
        int i = start;
        while (true) {
            i = scan(i);
            if (i < end) {
                break;
            }
            int shift = start;
            boolean more = more(start);
            i -= shift - position;
            start = position;
            if (!more) {
                add(start, i);
                position = i;
                return true;
            }
        }
        add(start, i);
        return terminator(i);
    }

    /// The index of the next delimiter or line end, eight bytes at a step.
    private int scan(int from) {
        byte[] b = buffer;
        int i = from;
        int stop = end - 8;
        while (i <= stop) {
            long word = (long) LONGS.get(b, i);
            long d = word ^ delimiters;
            long n = word ^ (ONES * '\n');
            long r = word ^ (ONES * '\r');
            long hit = (((d - ONES) & ~d) | ((n - ONES) & ~n) | ((r - ONES) & ~r)) & HIGHS;
            if (hit != 0) {
                return i + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
            i += 8;
        }
        while (i < end && b[i] != delimiter && b[i] != '\n' && b[i] != '\r') {
            i++;
        }
        return i;
    }

    private boolean quoted() throws IOException {
        long openLine = line;
        int start = position + 1;
        int i = start;
        byte @Nullable [] joined = null;
        int length = 0;
        while (true) {
            while (i < end && buffer[i] != quote) {
                if (buffer[i] == '\n') {
                    line++;
                }
                i++;
            }
            if (i + 1 >= end && !ended) {
                int shift = start;
                more(start);
                i -= shift - position;
                start = position;
                continue;
            }
            if (i >= end) {
                throw new OpenQuote(openLine);
            }
            if (i + 1 < end && buffer[i + 1] == quote) {
                joined = append(joined, length, start, i + 1);
                length += i + 1 - start;
                i += 2;
                start = i;
                continue;
            }
            break;
        }
        joined = append(joined, length, start, i);
        length += i - start;
        return afterQuote(i + 1, joined, length);
    }

    private boolean afterQuote(int from, byte[] cell, int length) throws IOException {
        int i = from;
        if (i >= end) {
            position = i;
            more(i);
            i = position;
        }
        if (i >= end || buffer[i] == delimiter || buffer[i] == '\n' || buffer[i] == '\r') {
            addCell(length == 0 ? EMPTY : Arrays.copyOf(cell, length));
            if (i >= end) {
                position = i;
                return true;
            }
            return terminator(i);
        }
        textAfterQuote = true;
        position = i;
        boolean last = unquoted();
        byte @Nullable [] unquoted = cells[count - 1];
        byte[] rest = unquoted == null ? EMPTY : unquoted;
        byte[] whole = Arrays.copyOf(cell, length + rest.length);
        System.arraycopy(rest, 0, whole, length, rest.length);
        cells[count - 1] = whole;
        return last;
    }

    private byte[] append(byte @Nullable [] joined, int length, int start, int stop)
            throws CellTooLarge {
        int size = length + stop - start;
        if (size > cellLimit) {
            throw new CellTooLarge(count + 1);
        }
        byte[] target =
                joined == null
                        ? new byte[size]
                        : size > joined.length
                                ? Arrays.copyOf(joined, Math.max(size, joined.length * 2))
                                : joined;
        System.arraycopy(buffer, start, target, length, stop - start);
        return target;
    }

    private void add(int start, int stop) throws IOException {
        if (stop - start > cellLimit) {
            throw new CellTooLarge(count + 1);
        }
        addCell(start == stop ? null : Arrays.copyOfRange(buffer, start, stop));
    }

    private void addCell(byte @Nullable [] cell) throws IOException {
        if (count == cells.length) {
            if (count >= columnLimit) {
                throw new TooManyColumns();
            }
            cells = Arrays.copyOf(cells, Math.min(columnLimit, count * 2));
        }
        cells[count++] = cell;
    }

    /// Steps over the delimiter or line end at an index. Returns whether the record ends there.
    private boolean terminator(int index) throws IOException {
        position = index + 1;
        if (buffer[index] == delimiter) {
            if (position == end && !more(position)) {
                addCell(null);
                return true;
            }
            return false;
        }
        line++;
        if (buffer[index] == '\r') {
            if (position == end) {
                more(position);
            }
            if (position < end && buffer[position] == '\n') {
                position++;
            }
        }
        return true;
    }

    /// Reads more bytes, keeping those from `keep` on, which then begin at `position`.
    private boolean more(int keep) throws IOException {
        int kept = end - keep;
        if (kept > cellLimit) {
            throw new CellTooLarge(count + 1);
        }
        byte[] target =
                kept > buffer.length / 2 ? new byte[Math.multiplyExact(buffer.length, 2)] : buffer;
        System.arraycopy(buffer, keep, target, 0, kept);
        buffer = target;
        position = 0;
        end = kept;
        if (ended) {
            return false;
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
            return false;
        }
        end += read;
        return true;
    }

    /// A quote that never closes.
    static final class OpenQuote extends IOException {
        private static final long serialVersionUID = 1L;
        private final long line;

        OpenQuote(long line) {
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    /// A cell over the limit.
    static final class CellTooLarge extends IOException {
        private static final long serialVersionUID = 1L;
        private final int column;

        CellTooLarge(int column) {
            this.column = column;
        }

        int column() {
            return column;
        }
    }

    /// More columns than the limit.
    static final class TooManyColumns extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
