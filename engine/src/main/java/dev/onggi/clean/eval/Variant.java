package dev.onggi.clean.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One thing to be compared: a task, asked of a model, with parameters.
///
/// @param task the task's name
/// @param model who is asked; empty for whom the task names
/// @param parameters keys of the task with other values, such as `temperature`
public record Variant(String task, String model, Map<String, String> parameters) {
    /// Every task with every model and every combination of parameters.
    ///
    /// @param tasks their names
    /// @param models their names; empty for those that the tasks name
    /// @param parameters the values of each key
    /// @return in that order
    public static List<Variant> all(
            List<String> tasks, List<String> models, Map<String, List<String>> parameters) {
        var combinations = combinations(parameters);
        var all = new ArrayList<Variant>();
        for (var task : tasks) {
            for (var model : models.isEmpty() ? List.of("") : models) {
                combinations.forEach(values -> all.add(new Variant(task, model, values)));
            }
        }
        return List.copyOf(all);
    }

    private static List<Map<String, String>> combinations(Map<String, List<String>> parameters) {
        List<Map<String, String>> all = List.of(Map.of());
        for (var parameter : parameters.entrySet()) {
            var longer = new ArrayList<Map<String, String>>();
            for (var before : all) {
                for (var value : parameter.getValue()) {
                    var with = new LinkedHashMap<>(before);
                    with.put(parameter.getKey(), value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    /// The keys of the task that it sets: a model measured by itself has no fallbacks.
    ///
    /// @return by key
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<>(parameters);
        if (!model.isEmpty()) {
            settings.put("model", model);
        }
        return settings;
    }

    /// The parameters as they were written.
    ///
    /// @return such as `temperature=0.2`
    public String written() {
        return String.join(
                " ",
                parameters.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }
}
