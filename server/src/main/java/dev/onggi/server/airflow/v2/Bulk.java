package dev.onggi.server.airflow.v2;

import dev.onggi.problem.OnggiException;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Catalog;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several changes in one call; one that fails does not undo the others.
///
/// @param actions in the order in which they are done
record Bulk(List<Action> actions) {
    /// One kind of change.
    ///
    /// @param action create, update or delete
    /// @param entities names or objects
    /// @param updateMask only these keys, or null for all
    /// @param actionOnExistence fail, skip or overwrite
    /// @param actionOnNonExistence fail or skip
    record Action(
            String action,
            List<Object> entities,
            @Nullable List<String> updateMask,
            @Nullable String actionOnExistence,
            @Nullable String actionOnNonExistence) {}

    /// What is done to one thing.
    interface Doing {
        void add(Map<String, @Nullable Object> entity);

        void change(String name, Map<String, @Nullable Object> entity, List<String> mask);

        void remove(String name);
    }

    private record Outcome(List<String> success, List<Object> errors) {}

    Map<String, @Nullable Object> run(String key, Doing doing) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        for (var action : actions) {
            if (!List.of("create", "update", "delete").contains(action.action())) {
                throw CallException.of(
                        ServerProblem.BAD_PARAMETER, "action", "create, update, delete");
            }
            var outcome =
                    outcomes.computeIfAbsent(
                            action.action(),
                            _ -> new Outcome(new ArrayList<>(), new ArrayList<>()));
            for (var entity : action.entities()) {
                one(action, key, entity, doing, outcome);
            }
        }
        return Keys.of(
                "create", view(outcomes.get("create")),
                "update", view(outcomes.get("update")),
                "delete", view(outcomes.get("delete")));
    }

    private static @Nullable Object view(@Nullable Outcome outcome) {
        return outcome == null
                ? null
                : Keys.of("success", outcome.success(), "errors", outcome.errors());
    }

    private static void one(
            Action action, String key, Object entity, Doing doing, Outcome outcome) {
        var keys = keys(entity);
        var name = String.valueOf(keys.isEmpty() ? entity : keys.get(key));
        var mask = action.updateMask() == null ? List.<String>of() : action.updateMask();
        try {
            switch (action.action()) {
                case "create" -> add(action, name, keys, doing);
                case "update" -> doing.change(name, keys, mask);
                default -> doing.remove(name);
            }
            outcome.success().add(name);
        } catch (CallException e) {
            failed(action, name, e, outcome);
        }
    }

    private static void add(
            Action action, String name, Map<String, @Nullable Object> keys, Doing doing) {
        try {
            doing.add(keys);
        } catch (CallException e) {
            if (e.status() != 409 || !"overwrite".equals(action.actionOnExistence())) {
                throw e;
            }
            doing.change(name, keys, List.of());
        }
    }

    private static void failed(Action action, String name, CallException e, Outcome outcome) {
        boolean skipped =
                (e.status() == 409 && "skip".equals(action.actionOnExistence()))
                        || (e.status() == 404 && "skip".equals(action.actionOnNonExistence()));
        if (!skipped) {
            var text = new OnggiException(List.of(e.problem())).getMessage();
            outcome.errors().add(Keys.of("error", name + ": " + text, "status_code", e.status()));
        }
    }

    private static Map<String, @Nullable Object> keys(Object entity) {
        var keys = Keys.of();
        if (entity instanceof Map<?, ?> map) {
            map.forEach((key, value) -> keys.put(String.valueOf(key), value));
        }
        return keys;
    }

    /// A value as a text.
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> _, List<?> _ ->
                    tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(value);
            default -> value.toString();
        };
    }

    /// Whether a name fits a pattern that may be asked for.
    static boolean named(String name, String parameter, HttpServletRequest request) {
        var pattern = Asked.of(request, V2Configuration.USUAL).text(parameter).orElse("");
        return pattern.isEmpty() || Catalog.like(name, pattern);
    }
}
