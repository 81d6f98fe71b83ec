package dev.onggi.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Problems as maps of texts and lists, to be stored or sent as JSON and said in any language
/// later.
public final class ProblemMaps {
    private static final String NAME = "name";

    private ProblemMaps() {}

    /// A problem as a map.
    ///
    /// @param problem of a code that is an enum's
    /// @return for [#read]
    public static Map<String, Object> written(Problem problem) {
        var map = new LinkedHashMap<String, Object>();
        map.put("room", ((Enum<?>) problem.code()).getDeclaringClass().getName());
        map.put(NAME, problem.code().name());
        map.put("args", problem.args());
        var place = problem.place();
        if (place != null) {
            map.put("file", place.file());
            map.put("line", place.line());
            map.put("column", place.column());
        }
        return map;
    }

    /// A problem that was written.
    ///
    /// @param map of [#written]
    /// @return the problem; empty where this version has no such code
    public static Optional<Problem> read(Map<?, ?> map) {
        var place =
                map.containsKey("file")
                        ? new Place(text(map, "file"), number(map, "line"), number(map, "column"))
                        : null;
        var args =
                map.get("args") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.<String>of();
        return code(text(map, "room"), text(map, NAME)).map(code -> new Problem(code, place, args));
    }

    private static Optional<ProblemCode> code(String room, String name) {
        try {
            var found = Class.forName(room, false, ProblemMaps.class.getClassLoader());
            if (ProblemCode.class.isAssignableFrom(found) && found.isEnum()) {
                for (var constant : found.getEnumConstants()) {
                    if (constant instanceof ProblemCode code && code.name().equals(name)) {
                        return Optional.of(code);
                    }
                }
            }
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }

    private static int number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Number number ? number.intValue() : 0;
    }
}
