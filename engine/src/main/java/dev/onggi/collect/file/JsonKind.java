package dev.onggi.collect.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;

/// JSON and JSON lines: a row is an item of the list, a line, or the one object there is. `records`
/// names the key that holds the list.
final class JsonKind implements FileKind {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<String> endings() {
        return List.of("json", "jsonl", "ndjson", "geojson");
    }

    @Override
    public void read(Reading reading) throws IOException, Failure {
        try (var parser = open(reading)) {
            read(parser, reading);
        }
    }

    private static JsonParser open(Reading reading) throws IOException {
        int most = reading.mostBytes();
        var constraints =
                StreamReadConstraints.builder()
                        .maxStringLength(most)
                        .maxNumberLength(1_000_000)
                        .maxNestingDepth(500)
                        .build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        return factory.createParser(Texts.open(reading));
    }

    private static void read(JsonParser parser, Reading reading) throws IOException, Failure {
        var path = reading.setting("records", "");
        var records = new JsonRecords(parser, reading);
        try {
            boolean any = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                any |= path.isEmpty() ? records.root(token) : records.at(token, path);
            }
            if (!path.isEmpty() && !any) {
                throw OnggiException.of(FileProblem.NO_RECORDS, reading.name(), path);
            }
            for (var list : records.lists()) {
                reading.rows()
                        .note(Problem.of(FileProblem.LIST_INSIDE, null, reading.name(), list));
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new OnggiException(
                    List.of(
                            Problem.of(
                                    FileProblem.BROKEN_JSON,
                                    at == null
                                            ? reading.place(0, 0)
                                            : reading.place(at.getLineNr(), at.getColumnNr()),
                                    firstLine(e.getOriginalMessage()))),
                    e);
        } catch (CharConversionException e) {
            throw OnggiException.because(e, FileProblem.WRONG_CHARSET, reading.name(), "UTF-8", 0);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll(" \\(start marker at .*", "");
    }

    static boolean opens(JsonToken token) {
        return token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    }
}
