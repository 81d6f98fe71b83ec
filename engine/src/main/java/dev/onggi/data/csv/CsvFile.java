package dev.onggi.data.csv;

import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A CSV file whose dialect is known: opened as often as it is read.
public final class CsvFile {
    private static final int HEAD = 1 << 16;

    private final Content content;
    private final String name;
    private final CsvOptions options;
    private final Dialect dialect;
    private final boolean charsetIsSure;
    private final boolean charsetMayComeLate;

    /// The bytes of a file.
    @FunctionalInterface
    public interface Content {
        /// Opens the bytes from the start.
        ///
        /// @return a new stream, to be closed by the caller
        /// @throws IOException when it cannot be opened
        InputStream open() throws IOException;
    }

    private CsvFile(
            Content content,
            String name,
            CsvOptions options,
            Dialect dialect,
            boolean charsetIsSure,
            boolean charsetMayComeLate) {
        this.content = content;
        this.name = name;
        this.options = options;
        this.dialect = dialect;
        this.charsetIsSure = charsetIsSure;
        this.charsetMayComeLate = charsetMayComeLate;
    }

    /// Finds out how a file is written.
    ///
    /// @param content its bytes
    /// @param name shown to people
    /// @param options what is declared about it
    /// @return the file, not yet open
    /// @throws IOException when it cannot be read
    /// @throws OnggiException when it is empty or no text
    public static CsvFile look(Content content, String name, CsvOptions options)
            throws IOException {
        byte[] head;
        boolean whole;
        try (var in = content.open()) {
            head = in.readNBytes(HEAD);
            whole = head.length < HEAD;
        }
        if (head.length == 0) {
            throw OnggiException.of(DataProblem.EMPTY_FILE, name);
        }
        var found = CharsetDetector.detect(head);
        var declared = options.charset();
        if (declared != null && !declared.equals(found.charset())) {
            found =
                    new CharsetDetector.Found(
                            declared, sameFamily(declared, found) ? found.bom() : 0);
        }
        if (found.bom() == head.length) {
            throw OnggiException.of(DataProblem.EMPTY_FILE, name);
        }
        byte[] text = utf8(head, found.bom(), found.charset(), whole);
        if (binary(text)) {
            throw OnggiException.of(DataProblem.NOT_TEXT, name);
        }
        var sniffer = new DialectSniffer(text, whole);
        char quote = options.quote() != null ? options.quote() : sniffer.quote();
        char delimiter =
                options.delimiter() != null ? options.delimiter() : sniffer.delimiter(quote);
        int header =
                options.headerRow() != null
                        ? options.headerRow()
                        : sniffer.headerRow(delimiter, quote);
        var dialect = new Dialect(found.charset(), found.bom(), delimiter, quote, header);
        boolean late = declared == null && !whole && LateCharset.isAscii(head);
        return new CsvFile(content, name, options, dialect, found.sure(), late);
    }

    private static boolean sameFamily(Charset declared, CharsetDetector.Found found) {
        return (declared.name().startsWith("UTF-16") && found.charset().name().startsWith("UTF-16"))
                || declared.equals(StandardCharsets.UTF_8);
    }

    private static boolean binary(byte[] text) {
        int zeros = 0;
        for (byte b : text) {
            zeros += b == 0 ? 1 : 0;
        }
        return zeros * 100 > text.length;
    }

    private static byte[] utf8(byte[] head, int bom, Charset charset, boolean whole) {
        byte[] body = Arrays.copyOfRange(head, bom, head.length);
        byte[] text =
                charset.equals(StandardCharsets.UTF_8)
                        ? body
                        : new String(body, charset).getBytes(StandardCharsets.UTF_8);
        if (whole) {
            return text;
        }
        int end = text.length;
        while (end > 0 && text[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? text : Arrays.copyOf(text, end);
    }

    /// How the file is written.
    ///
    /// @return what was declared or found
    public Dialect dialect() {
        return dialect;
    }

    /// Whether the charset is declared, or the text looks right in the one that was found.
    ///
    /// @return false where it is only the likeliest
    public boolean charsetIsSure() {
        return charsetIsSure;
    }

    /// Whether the file was found to have no header, because its first line looks like those below.
    ///
    /// @return false where it has one, or where it is declared to have none
    public boolean headerIsMissing() {
        return options.headerRow() == null && dialect.headerRow() == 0;
    }

    /// Opens the file and reads its header.
    ///
    /// @return a reader of its rows, to be closed by the caller
    /// @throws IOException when it cannot be read
    public CsvReader open() throws IOException {
        var in = content.open();
        try {
            in.skipNBytes(dialect.bom());
            return new CsvReader(decoded(in), name, options, dialect);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private InputStream decoded(InputStream in) {
        if (charsetMayComeLate) {
            return new LateCharset(in);
        }
        return dialect.charset().equals(StandardCharsets.UTF_8)
                ? new Utf8Stream(in, dialect.bom())
                : new TranscodedStream(in, dialect.charset(), dialect.bom());
    }
}
