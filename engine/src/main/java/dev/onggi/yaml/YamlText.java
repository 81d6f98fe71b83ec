package dev.onggi.yaml;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The text of a YAML file: its bytes decoded, without a byte order mark, and free of characters
/// that YAML does not allow.
final class YamlText {
    static final int MAX_BYTES = 1 << 20;
    private static final char BOM = '\uFEFF';

    private YamlText() {}

    static String of(Path file, String shown) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw OnggiException.at(Place.of(shown), YamlProblem.TOO_LARGE, MAX_BYTES);
            }
            return decode(bytes, shown);
        } catch (NoSuchFileException e) {
            throw OnggiException.at(Place.of(shown), YamlProblem.NO_FILE);
        } catch (IOException e) {
            throw OnggiException.at(Place.of(shown), YamlProblem.UNREADABLE, e.getMessage());
        }
    }

    /// The text without its byte order mark.
    ///
    /// @throws OnggiException where it is too large or holds what YAML does not allow
    static String checked(String text, String shown) {
        var body = !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
        if (body.length() > MAX_BYTES) {
            throw OnggiException.at(Place.of(shown), YamlProblem.TOO_LARGE, MAX_BYTES);
        }
        int codePoint;
        for (int i = 0; i < body.length(); i += Character.charCount(codePoint)) {
            codePoint = body.codePointAt(i);
            if (!allowed(codePoint)) {
                throw OnggiException.at(
                        placeAt(body, i, shown),
                        YamlProblem.CONTROL_CHARACTER,
                        "U+%04X".formatted(codePoint));
            }
        }
        return body;
    }

    /// The printable characters of YAML 1.2.2, section 5.1.
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0x7E)
                || c == 0x85
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != BOM)
                || c >= 0x10000;
    }

    private static String decode(byte[] bytes, String shown) {
        var charset = charset(bytes);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            throw OnggiException.at(
                    placeAt(text, text.length(), shown),
                    YamlProblem.WRONG_CHARSET,
                    charset.equals(StandardCharsets.UTF_8) && isCp949(bytes) ? "CP949" : "");
        }
        return text;
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2) {
            int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
            if (mark == 0xFEFF) {
                return StandardCharsets.UTF_16BE;
            }
            if (mark == 0xFFFE) {
                return StandardCharsets.UTF_16LE;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean isCp949(byte[] bytes) {
        try {
            Charset.forName("MS949").newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Place placeAt(String text, int index, String shown) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Place(shown, line, text.codePointCount(start, index) + 1);
    }
}
