package dev.onggi.clean;

import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.form.Placeholders;
import dev.onggi.clean.ask.form.Wording;
import dev.onggi.problem.Problems;
import dev.onggi.quality.check.ExpectationParser;
import dev.onggi.quality.check.Otherwise;
import dev.onggi.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Reads what a task asks models: its prompt, its `output_schema`, its budget. Keys may stand at
/// the task itself or under `llm_config:`; those at the task count.
final class ModelTaskReader {
    private static final List<String> BUDGET_KEYS = List.of("usd", "requests");
    private static final double HOTTEST = 2;

    private final YamlNode.Entries task;
    private final Problems problems;

    ModelTaskReader(YamlNode.Entries task, Problems problems) {
        this.task = task;
        this.problems = problems;
    }

    /// What is asked, or null where rules and statistics do everything.
    @Nullable ModelTask read(CleaningTask.Mode mode) {
        var model = key("model");
        boolean extracts = mode == CleaningTask.Mode.EXTRACT;
        var name = text("model");
        boolean named = !name.isEmpty();
        boolean rulesOnly = named ? name.equals(CleaningTask.BUILTIN) : key("prompt") == null;
        if (rulesOnly && !extracts) {
            return null;
        }
        var place = model == null ? task.place() : model.place();
        var models = new ArrayList<ModelTask.Named>();
        if (named) {
            models.add(new ModelTask.Named(name, place));
        }
        models.addAll(fallbacks());
        var prompt = text("prompt");
        if (prompt.isBlank() && !extracts) {
            problems.add(place, CleanProblem.NO_PROMPT, text("task_name"));
        }
        var outputs = new OutputSchemaReader(task, problems).read(extracts);
        return new ModelTask(
                List.copyOf(models),
                new Wording(text("system_message"), prompt, sentences(), examples()),
                outputs,
                many(),
                new ModelTask.Tuning(
                        (int) number("max_tokens", 1, 1_000_000, ModelTask.Tuning.MAX_TOKENS),
                        temperature(),
                        batch(),
                        choice("delivery", "online", "batch").equals("batch"),
                        choice("retry_rejected", "false", "true").equals("true")),
                limits(),
                place);
    }

    /// The placeholders of a prompt that name no column.
    static List<String> unknown(ModelTask asks, List<String> columns) {
        return Placeholders.in(asks.wording().prompt()).stream()
                .filter(name -> !columns.contains(name))
                .toList();
    }

    private @Nullable YamlNode key(String name) {
        var own = task.get(name);
        return own == null && task.get("llm_config") instanceof YamlNode.Entries nested
                ? nested.get(name)
                : own;
    }

    private String text(String name) {
        return key(name) instanceof YamlNode.Scalar scalar && scalar.value() != null
                ? scalar.text()
                : "";
    }

    private List<ModelTask.Named> fallbacks() {
        return switch (key("fallback_models")) {
            case YamlNode.Scalar scalar when scalar.value() != null -> List.of(named(scalar));
            case YamlNode.Items items ->
                    items.items().stream()
                            .filter(YamlNode.Scalar.class::isInstance)
                            .map(item -> named((YamlNode.Scalar) item))
                            .toList();
            case null, default -> List.of();
        };
    }

    private static ModelTask.Named named(YamlNode.Scalar scalar) {
        return new ModelTask.Named(scalar.text(), scalar.place());
    }

    private List<String> sentences() {
        var rules = task.get("validation_rules");
        return rules == null
                ? List.of()
                : ExpectationParser.rules(rules, Otherwise.STOP, new Problems()).sentences();
    }

    private List<Wording.Example> examples() {
        if (!(key("examples") instanceof YamlNode.Items items)) {
            return List.of();
        }
        var examples = new ArrayList<Wording.Example>();
        for (var item : items.items()) {
            if (item instanceof YamlNode.Entries pair
                    && pair.get("input") != null
                    && pair.get("output") != null) {
                examples.add(
                        new Wording.Example(fields(pair.get("input")), fields(pair.get("output"))));
            } else {
                wrong(
                        item,
                        "examples",
                        "each is {input: ..., output: ...}",
                        "각각 {input: ..., output: ...} 꼴이어야 합니다");
            }
        }
        return examples;
    }

    private Map<String, Object> fields(@Nullable YamlNode node) {
        var fields = new LinkedHashMap<String, Object>();
        if (node instanceof YamlNode.Entries map) {
            map.entries()
                    .forEach((name, entry) ->
                            fields.put(name, String.valueOf(entry.value().plain())));
        } else if (node instanceof YamlNode.Scalar scalar) {
            fields.put("raw_text", scalar.text());
        }
        return fields;
    }

    private boolean many() {
        return choice("rows", "one", "many").equals("many");
    }

    /// One of two words; the first where the key is absent.
    private String choice(String key, String first, String second) {
        var written = text(key);
        if (written.isEmpty() || written.equals(first) || written.equals(second)) {
            return written.isEmpty() ? first : written;
        }
        wrong(
                Objects.requireNonNullElse(key(key), task),
                key,
                written + " is none of " + first + ", " + second,
                written + "은(는) " + first + ", " + second + " 가운데 하나가 아닙니다");
        return first;
    }

    private int batch() {
        return text("batch").isEmpty() || text("batch").equals("auto")
                ? 0
                : (int) number("batch", 1, 1000, 0);
    }

    private @Nullable Double temperature() {
        return key("temperature") == null ? null : number("temperature", 0, HOTTEST, 0);
    }

    private Limits limits() {
        if (!(key("budget") instanceof YamlNode.Entries budget)) {
            return Limits.NONE;
        }
        KnownKeys.check(budget, BUDGET_KEYS, problems);
        var usd = amount(budget, "usd");
        var requests = amount(budget, "requests");
        return new Limits(
                usd.isPresent()
                        ? new Money((long) Math.floor(usd.getAsDouble() * 1_000_000))
                        : null,
                requests.isPresent() ? (long) requests.getAsDouble() : null);
    }

    private OptionalDouble amount(YamlNode.Entries map, String key) {
        var node = map.get(key);
        if (node instanceof YamlNode.Scalar scalar && scalar.value() instanceof Number number) {
            if (number.doubleValue() >= 0) {
                return OptionalDouble.of(number.doubleValue());
            }
        }
        if (node != null) {
            wrong(node, "budget." + key, "is a number of at least 0", "0 이상의 숫자여야 합니다");
        }
        return OptionalDouble.empty();
    }

    private double number(String name, double least, double most, double fallback) {
        var node = key(name);
        if (node == null) {
            return fallback;
        }
        if (node instanceof YamlNode.Scalar scalar
                && scalar.value() instanceof Number number
                && number.doubleValue() >= least
                && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        wrong(
                node,
                name,
                "is a number from " + plain(least) + " to " + plain(most),
                plain(least) + "에서 " + plain(most) + " 사이의 숫자여야 합니다");
        return fallback;
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private void wrong(YamlNode node, String key, String english, String korean) {
        problems.add(node.place(), CleanProblem.WRONG_VALUE, key, english, korean);
    }
}
