package dev.onggi.collect.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.onggi.collect.json.Json;
import dev.onggi.collect.json.JsonAnswer;
import dev.onggi.collect.json.JsonRecord;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of a step's answers into rows.
final class PageReader {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");

    private final HttpSettings settings;
    private final Request request;
    private final CsvBody csv;
    private final PagedRows rows;
    private int pages;

    PageReader(HttpSettings settings, Request request, CsvBody csv, Rows rows) {
        this.settings = settings;
        this.request = request;
        this.csv = csv;
        this.rows = new PagedRows(rows);
    }

    /// What a page held.
    ///
    /// @param rows its records
    /// @param values its single values by path
    record Content(long rows, Map<String, String> values) {}

    /// Reads one page.
    ///
    /// @param call what was asked
    /// @param contentType the header as it came, or empty
    /// @param in the body; supports marks
    Content read(HttpCall call, String contentType, InputStream in) throws IOException, Failure {
        long before = rows.count();
        pages++;
        rows.nextPage();
        var format =
                settings.format().isPresent()
                        ? settings.format().get()
                        : BodyFormat.detect(call, contentType, in);
        var values = new HashMap<String, String>();
        var charset = charset(contentType);
        try {
            switch (format) {
                case JSON -> json(call, Json.parser(in, charset.orElse(null)), values);
                case JSONL -> lines(Json.parser(in, charset.orElse(null)));
                case CSV -> csv.read(new CsvBody.Body(call.toString(), in, charset, request), rows);
            }
        } catch (JsonProcessingException e) {
            throw broken(call, e);
        }
        return new Content(rows.count() - before, values);
    }

    private void json(HttpCall call, JsonParser parser, Map<String, String> values)
            throws IOException, Failure {
        var wanted = settings.paging().wanted();
        var answer = new JsonAnswer(settings.records(), wanted, this::add);
        answer.read(parser);
        if (!answer.found() && pages == 1) {
            throw Failure.data(
                    "%s was answered without `%s`".formatted(call, settings.records()),
                    answer.names().isEmpty()
                            ? "The answer has no names in it; leave `records:` out."
                            : "The answer has " + String.join(", ", answer.names()) + ".");
        }
        wanted.forEach(path -> answer.value(path).ifPresent(text -> values.put(path, text)));
    }

    private void lines(JsonParser parser) throws IOException, Failure {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "this line is no JSON object");
            }
            add(JsonRecord.read(parser));
        }
    }

    private void add(Map<String, ? extends @Nullable Object> values) throws Failure {
        if (request.cancelled()) {
            throw new Failure(Blame.USER, false, "the run was cancelled", null, null);
        }
        rows.add(values);
    }

    private static Failure broken(HttpCall call, JsonProcessingException e) {
        var at = e.getLocation();
        var place =
                at == null
                        ? ""
                        : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        var message = "%s%s: %s".formatted(call, place, e.getOriginalMessage());
        boolean cut = String.valueOf(e.getOriginalMessage()).contains("end-of-input");
        return cut || e instanceof JsonEOFException
                ? new Failure(Blame.UPSTREAM, true, message, "The answer was cut off.", e)
                : new Failure(
                        Blame.DATA,
                        false,
                        message,
                        "The answer is no valid JSON; if it is something else, set `format:`.",
                        e);
    }

    private static Optional<Charset> charset(String contentType) throws Failure {
        var match = CHARSET.matcher(contentType);
        if (!match.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(match.group(1)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Failure.data(
                    "the answer says its charset is `%s`, which is not known"
                            .formatted(match.group(1)),
                    "Download it and collect it as a file with `charset:`.");
        }
    }
}
