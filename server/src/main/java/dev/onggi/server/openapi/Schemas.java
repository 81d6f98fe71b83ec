package dev.onggi.server.openapi;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Schemas of the records that bodies are made of, by name.
final class Schemas {
    private static final String REF = "#/components/schemas/";

    private final Map<String, Map<String, Object>> named = new TreeMap<>();

    Map<String, Map<String, Object>> named() {
        return named;
    }

    /// The schema of a type; records are referred to.
    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<String, Type> variables) {
        return switch (type) {
            case TypeVariable<?> variable ->
                    of(variables.getOrDefault(variable.getName(), Object.class), variables);
            case ParameterizedType generic -> generic(generic, variables);
            case Class<?> plain -> plain(plain);
            default -> Map.of();
        };
    }

    private Map<String, Object> generic(ParameterizedType type, Map<String, Type> outer) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(arguments[0], outer));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1], outer));
        }
        var variables = new LinkedHashMap<String, Type>();
        var name = new StringBuilder(name(raw));
        for (int i = 0; i < arguments.length; i++) {
            variables.put(raw.getTypeParameters()[i].getName(), arguments[i]);
            name.append("Of").append(arguments[i] instanceof Class<?> one ? name(one) : i);
        }
        return record(raw, name.toString(), variables);
    }

    private Map<String, Object> plain(Class<?> type) {
        if (type == String.class) {
            return Map.of("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return Map.of("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return Map.of("type", "number");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        return type.isRecord() ? record(type, name(type), Map.of()) : Map.of();
    }

    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        var of = outer == null ? "" : outer.getSimpleName().replaceFirst("(Routes|Views)$", "");
        return of + type.getSimpleName();
    }

    private Map<String, Object> record(Class<?> type, String name, Map<String, Type> variables) {
        if (!named.containsKey(name)) {
            var schema = new LinkedHashMap<String, Object>();
            named.put(name, schema);
            var properties = new LinkedHashMap<String, Object>();
            var required = new ArrayList<String>();
            for (var component : type.getRecordComponents()) {
                var key = snake(component.getName());
                properties.put(key, property(component, variables));
                if (!nullable(component.getAnnotatedType())) {
                    required.add(key);
                }
            }
            schema.put("type", "object");
            schema.put("properties", properties);
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            schema.put("additionalProperties", false);
        }
        return Map.of("$ref", REF + name);
    }

    private Map<String, Object> property(RecordComponent component, Map<String, Type> variables) {
        var schema = of(component.getGenericType(), variables);
        return nullable(component.getAnnotatedType()) && !schema.isEmpty()
                ? Map.of("anyOf", List.of(schema, Map.of("type", "null")))
                : schema;
    }

    static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /// The key of a component, as bodies have it.
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
