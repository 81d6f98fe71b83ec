package dev.onggi.clean.ask.form;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The JSON Schema of a form's answers, in the subset that strict providers take: every property
/// required, none besides.
final class AnswerSchema {
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private final Form form;

    AnswerSchema(Form form) {
        this.form = form;
    }

    String json() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("nonce", TEXT);
        properties.put("items", array(item()));
        if (form.kind() == Form.Kind.REWRITE || form.kind() == Form.Kind.REPAIR) {
            properties.put("unchanged", array(TEXT));
        }
        try {
            return JSON.std.asString(object(properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> item() {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", TEXT);
        switch (form.kind()) {
            case REWRITE, EXTRACT -> item.putAll(cells());
            case REPAIR -> item.put("changes", array(change()));
            case EXTRACT_MANY -> item.put("rows", array(object(cells())));
        }
        return object(item);
    }

    private Map<String, Object> cells() {
        var cells = new LinkedHashMap<String, Object>();
        form.columns().forEach(column -> cells.put(column.name(), cell(column)));
        return cells;
    }

    private Map<String, Object> change() {
        var names = form.columns().stream().map(AnswerColumn::name).toList();
        var change = new LinkedHashMap<String, Object>();
        change.put("column", Map.of("type", "string", "enum", names));
        change.put("value", Map.of("type", List.of("string", "null")));
        return object(change);
    }

    private static Map<String, Object> cell(AnswerColumn column) {
        var type =
                switch (column.type().kind()) {
                    case INTEGER -> "integer";
                    case NUMBER, DECIMAL -> "number";
                    case BOOLEAN -> "boolean";
                    case TEXT, DATE, TIME, TIMESTAMP -> "string";
                };
        var cell = new LinkedHashMap<String, Object>();
        cell.put("type", column.required() ? type : List.of(type, "null"));
        switch (column.type().kind()) {
            case DATE -> cell.put("format", "date");
            case TIME -> cell.put("format", "time");
            case TIMESTAMP -> cell.put("format", "date-time");
            case TEXT, INTEGER, NUMBER, DECIMAL, BOOLEAN -> {}
        }
        if (!column.allowed().isEmpty() && type.equals("string")) {
            var nothing = column.required() ? Stream.<Object>empty() : Stream.of((Object) null);
            cell.put("enum", Stream.concat(column.allowed().stream(), nothing).toList());
        }
        return cell;
    }

    private static Map<String, Object> array(Object items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", List.copyOf(properties.keySet()));
        object.put("additionalProperties", false);
        return object;
    }
}
