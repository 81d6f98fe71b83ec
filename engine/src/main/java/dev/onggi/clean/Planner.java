package dev.onggi.clean;

import dev.onggi.clean.CleaningTask.TaskColumn;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleChain;
import dev.onggi.rule.RuleLanguage;
import dev.onggi.rule.RuleSet;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fits a task to a dataset.
public final class Planner {
    private static final int DISTINCT_VALUES = 10_000;
    private static final Set<String> SPECIAL_TYPES =
            Set.of("integer", "number", "decimal", "boolean", "date", "time", "timestamp");

    private final RuleLanguage language;
    private final boolean typedOutput;

    /// A planner over all rules.
    ///
    /// @param catalogue the rules that can be named
    /// @param typedOutput whether a column whose type is declared is written in that type; else all stay text
    public Planner(RuleCatalogue catalogue, boolean typedOutput) {
        this.language = new RuleLanguage(catalogue);
        this.typedOutput = typedOutput;
    }

    /// Finds what is wrong with the rules and the mode of a task, without data.
    ///
    /// @param task the task
    /// @param problems where to report
    public void validate(CleaningTask task, Problems problems) {
        if (task.mode() == CleaningTask.Mode.EXTRACT) {
            problems.add(task.place(), CleanProblem.NEEDS_MODEL, task.name(), "mode: extract");
        } else if (!task.model().equals(CleaningTask.BUILTIN)) {
            problems.add(task.place(), CleanProblem.NEEDS_MODEL, task.name(), task.model());
        }
        rules("rules", task.rules(), problems);
        task.columns()
                .forEach(
                        (name, column) ->
                                rules("columns." + name + ".rules", definitions(column), problems));
    }

    /// Fits a task to a dataset.
    ///
    /// @param session the engine, to look at values of columns whose rules depend on them
    /// @param dataset what is to be cleaned
    /// @param task how
    /// @return what happens to each column
    /// @throws OnggiException when the task is wrong or names columns the data does not have
    public CleanPlan plan(Session session, Dataset dataset, CleaningTask task) {
        var problems = new Problems();
        validate(task, problems);
        var readable = dataset.readable();
        var names = readable.stream().map(Column::name).toList();
        task.columns().forEach((name, column) -> known(task, name, column, names, problems));
        var common = rules("rules", task.rules(), problems);
        common.unknownColumns(names)
                .forEach(
                        p ->
                                problems.add(
                                        task.place(),
                                        CleanProblem.WRONG_RULE,
                                        p.path(),
                                        p.message().english(),
                                        p.hint() == null ? "" : p.hint().english()));
        problems.throwIfAny();

        var findings = new ArrayList<Problem>();
        var plans = new ArrayList<ColumnPlan>();
        for (var column : candidates(dataset)) {
            var declared = task.columns().get(column.name());
            boolean cleaned = task.columns().isEmpty() || declared != null;
            var chain = chain(common, column, declared, cleaned, problems);
            if (chain.rules().isEmpty()) {
                continue;
            }
            if (column.type().kind() != ColumnType.Kind.TEXT) {
                if (declared != null && !declared.rules().isEmpty()) {
                    problems.add(declared.place(), CleanProblem.NOT_TEXT, column.name(), column.type());
                }
                continue;
            }
            var fitted = chain.fit(values(session, dataset, column.name()));
            fitted.findings()
                    .forEach(
                            f ->
                                    findings.add(
                                            Problem.of(
                                                    CleanProblem.AMBIGUOUS,
                                                    task.place(),
                                                    column.name(),
                                                    f.english())));
            var type = declared == null ? null : declared.type();
            plans.add(
                    new ColumnPlan(
                            column.name(),
                            output(dataset, column.name()),
                            fitted.chain(),
                            type,
                            typed(type, declared)));
        }
        problems.throwIfAny();
        var own = dataset.ownColumns().stream().map(Column::name).toList();
        var kept = common.keep(own);
        return new CleanPlan(task.name(), List.copyOf(plans), kept, List.copyOf(findings));
    }

    private static List<Column> candidates(Dataset dataset) {
        if (dataset.kind() == Dataset.Kind.TABLE) {
            return dataset.ownColumns();
        }
        return List.of(Column.text("raw_text"));
    }

    private static String output(Dataset dataset, String column) {
        return dataset.kind() == Dataset.Kind.TEXT ? "cleaned_text" : column;
    }

    private ColumnType typed(@Nullable ColumnType type, @Nullable TaskColumn declared) {
        boolean formatted = declared != null && declared.options().containsKey("format");
        return typedOutput && type != null && !formatted ? type : ColumnType.TEXT;
    }

    private RuleChain chain(
            RuleSet common,
            Column column,
            @Nullable TaskColumn declared,
            boolean cleaned,
            Problems problems) {
        var rules = new ArrayList<CellRule>(common.chain(column.name(), cleaned).rules());
        if (declared != null) {
            var own = rules("columns." + column.name(), definitions(declared), problems);
            rules.addAll(own.chain(column.name(), true).rules());
        }
        return new RuleChain(rules);
    }

    /// The rules of a column: its own ones, and those that its declared type stands for. Words for "nothing" are no
    /// values of a number or a date.
    private static List<YamlNode> definitions(TaskColumn column) {
        var definitions = new ArrayList<>(column.rules());
        var type = column.type();
        if (type != null) {
            var name = type.kind().name().toLowerCase(Locale.ROOT);
            if (SPECIAL_TYPES.contains(name)) {
                definitions.add(new YamlNode.Scalar("null-tokens", "null-tokens", column.place()));
                definitions.add(Definitions.of(name.equals("decimal") ? "number" : name, column));
            }
        }
        return definitions;
    }

    private RuleSet rules(String path, List<YamlNode> definitions, Problems problems) {
        var plain = definitions.stream().map(YamlNode::plain).collect(Collectors.toList());
        var parsed = language.parse(path, plain);
        for (var problem : parsed.problems()) {
            problems.add(
                    Definitions.place(problem.path(), path, definitions),
                    CleanProblem.WRONG_RULE,
                    problem.path(),
                    problem.message().english(),
                    problem.hint() == null ? "" : problem.hint().english());
        }
        return parsed.rules();
    }

    private static void known(
            CleaningTask task,
            String name,
            TaskColumn column,
            List<String> names,
            Problems problems) {
        if (!names.contains(name)) {
            problems.add(
                    column.place(),
                    CleanProblem.NO_SUCH_COLUMN,
                    task.name(),
                    name,
                    NearestName.of(name, names).map(n -> "; did you mean `" + n + "`?").orElse(""),
                    String.join(", ", names));
        }
    }

    private static List<String> values(Session session, Dataset dataset, String column) {
        var name = Sql.name(column);
        return session.query(
                "SELECT DISTINCT v FROM (SELECT "
                        + name
                        + " AS v FROM "
                        + session.relation(dataset)
                        + " AS rows WHERE "
                        + name
                        + " IS NOT NULL LIMIT 200000) WHERE length(v) < 100 ORDER BY v LIMIT "
                        + DISTINCT_VALUES,
                rows -> {
                    var values = new ArrayList<String>();
                    while (rows.next()) {
                        values.add(rows.getString(1));
                    }
                    return values;
                });
    }

    /// The keys of the rule that a column's type stands for.
    private static final class Definitions {
        private Definitions() {}

        static YamlNode of(String rule, TaskColumn column) {
            if (column.options().isEmpty()) {
                return new YamlNode.Scalar(rule, rule, column.place());
            }
            var options = new java.util.LinkedHashMap<String, YamlNode.Entry>();
            column.options()
                    .forEach(
                            (key, value) ->
                                    options.put(
                                            key,
                                            new YamlNode.Entry(
                                                    column.place(),
                                                    new YamlNode.Scalar(
                                                            String.valueOf(value), value, column.place()))));
            var inner = new YamlNode.Entries(options, column.place());
            return new YamlNode.Entries(
                    Map.of(rule, new YamlNode.Entry(column.place(), inner)), column.place());
        }

        /// Where the definition stands that a path such as `rules[2].regex` begins with.
        static dev.onggi.problem.@Nullable Place place(
                String path, String list, List<YamlNode> definitions) {
            var rest = path.substring(Math.min(path.length(), list.length()));
            int close = rest.indexOf(']');
            if (!rest.startsWith("[") || close < 0) {
                return definitions.isEmpty() ? null : definitions.getFirst().place();
            }
            int index = Integer.parseInt(rest.substring(1, close));
            return index < definitions.size() ? definitions.get(index).place() : null;
        }
    }
}
