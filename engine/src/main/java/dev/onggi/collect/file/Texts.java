package dev.onggi.collect.file;

import dev.onggi.data.csv.CharsetDetector;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Files of text decoded by the charset that is declared, else by the one found by looking.
final class Texts {
    private static final int HEAD = 1 << 16;

    private Texts() {}

    /// The declared charset, or null where it is to be found.
    static @Nullable Charset declared(Reading reading) {
        return charset(reading.setting("charset", ""), reading.placeOf("charset"));
    }

    /// The charset of a name, or null where it is to be found.
    static @Nullable Charset charset(String name, Place place) {
        if (name.isBlank() || name.equals("auto")) {
            return null;
        }
        try {
            return switch (name.toUpperCase(Locale.ROOT)) {
                case "CP949", "MS949", "UHC", "EUC-KR", "EUCKR", "KS_C_5601-1987" ->
                        CharsetDetector.CP949;
                case "SHIFT_JIS", "SHIFT-JIS", "SJIS", "CP932" -> Charset.forName("windows-31j");
                case "CP1252" -> Charset.forName("windows-1252");
                case "UTF-8-SIG", "UTF8" -> StandardCharsets.UTF_8;
                default -> Charset.forName(name);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw OnggiException.at(place, FileProblem.UNKNOWN_CHARSET, name);
        }
    }

    /// The text of a file, without its byte order mark. Closing it closes the file.
    static Reader open(Reading reading) throws IOException {
        return open(reading, head -> null);
    }

    /// The text of a file that may say itself which charset it is in.
    ///
    /// @param said the charset its beginning names, or null
    static Reader open(Reading reading, Function<String, @Nullable Charset> said)
            throws IOException {
        var in = new BufferedInputStream(reading.open(), HEAD);
        try {
            in.mark(HEAD);
            var head = in.readNBytes(HEAD);
            var found = CharsetDetector.detect(head);
            in.reset();
            var declared = declared(reading);
            if (declared == null && found.bom() == 0) {
                declared = said.apply(new String(head, StandardCharsets.ISO_8859_1));
            }
            boolean utf16 =
                    declared != null
                            && declared.equals(StandardCharsets.UTF_16)
                            && found.charset().name().startsWith("UTF-16");
            var charset = declared == null || utf16 ? found.charset() : declared;
            if (declared == null && !found.sure()) {
                reading.rows().note(guessed(reading, charset));
            }
            in.skipNBytes(charset.equals(found.charset()) ? found.bom() : 0);
            return decoder(in, reading.name(), charset);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// Says that a charset is only the likeliest.
    static Problem guessed(Reading reading, Charset charset) {
        return Problem.of(
                FileProblem.CHARSET_GUESSED, null, reading.name(), CharsetDetector.name(charset));
    }

    private static Reader decoder(InputStream in, String name, Charset charset) {
        var counted = new Counting(in);
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new InputStreamReader(counted, decoder) {
            @Override
            public int read(char[] to, int from, int length) throws IOException {
                try {
                    return super.read(to, from, length);
                } catch (CharacterCodingException e) {
                    throw OnggiException.because(
                            e,
                            FileProblem.WRONG_CHARSET,
                            name,
                            charset.displayName(),
                            counted.count());
                }
            }
        };
    }

    /// A whole file as text.
    static String whole(Reading reading) throws IOException {
        var text = new StringBuilder();
        var buffer = new char[1 << 14];
        try (var in = open(reading)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                text.append(buffer, 0, read);
                if (text.length() > reading.mostBytes()) {
                    throw tooLarge(reading);
                }
            }
        }
        return text.toString();
    }

    /// Whether a page says in its beginning which charset it is in.
    static boolean namesCharset(byte[] page) {
        var head = new String(page, 0, Math.min(page.length, 4096), StandardCharsets.ISO_8859_1);
        return head.toLowerCase(Locale.ROOT)
                .matches("(?s).*(<meta[^>]+charset|<\\?xml[^>]+encoding).*");
    }

    /// The charset found by looking.
    static Charset charset(byte[] text) {
        return CharsetDetector.detect(
                        text.length > HEAD ? java.util.Arrays.copyOf(text, HEAD) : text)
                .charset();
    }

    static OnggiException tooLarge(Reading reading) {
        return OnggiException.of(FileProblem.VALUE_TOO_LARGE, reading.name(), reading.mostBytes());
    }
}
