package dev.onggi.collect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens and writes JSON.
public final class Json {
    /// The longest text of one value.
    public static final int LONGEST_TEXT = 64 << 20;

    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNestingDepth(500)
                                    .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build();

    private Json() {}

    /// A parser that finds out by itself which form of Unicode it reads, and skips a byte order
    /// mark.
    ///
    /// @param in the bytes; left open by the parser
    /// @param charset what the sender says they are, or null
    /// @return a parser before the first token
    /// @throws IOException when reading fails
    public static JsonParser parser(InputStream in, @Nullable Charset charset) throws IOException {
        if (charset == null || charset.name().startsWith("UTF-")) {
            return FACTORY.createParser(withoutMark(in));
        }
        var strict =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return FACTORY.createParser(new InputStreamReader(in, strict));
    }

    /// A parser of a text.
    ///
    /// @param text JSON
    /// @return a parser before the first token
    /// @throws IOException never for a text
    public static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /// Copies the value the parser stands at, without changing a number.
    ///
    /// @param parser at the first token of a value; afterwards at its last
    /// @return compact JSON
    /// @throws IOException when the JSON is broken or reading fails
    public static String copy(JsonParser parser) throws IOException {
        return JsonText.copy(parser);
    }

    /// Writes a value as JSON: maps, lists, numbers, truth values, null; anything else as text.
    ///
    /// @param value the value
    /// @return compact JSON
    public static String write(@Nullable Object value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            write(value, generator);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                for (var entry : map.entrySet()) {
                    generator.writeFieldName(String.valueOf(entry.getKey()));
                    write(entry.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                for (var item : list) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Boolean flag -> generator.writeBoolean(flag);
            case Number number -> generator.writeNumber(number.toString());
            default -> generator.writeString(value.toString());
        }
    }

    /// The parser skips a mark of UTF-16 and 32 itself, but not every one of UTF-8.
    private static InputStream withoutMark(InputStream in) throws IOException {
        var buffered = in.markSupported() ? in : new BufferedInputStream(in);
        buffered.mark(3);
        var start = new String(buffered.readNBytes(3), StandardCharsets.ISO_8859_1);
        if (!start.equals("\u00ef\u00bb\u00bf")) {
            buffered.reset();
        }
        return buffered;
    }
}
