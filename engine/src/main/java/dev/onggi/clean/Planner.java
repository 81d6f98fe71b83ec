package dev.onggi.clean;

import dev.onggi.clean.CleaningTask.TaskColumn;
import dev.onggi.clean.learn.RepairLanguage;
import dev.onggi.clean.learn.Repairs;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleChain;
import dev.onggi.rule.RuleLanguage;
import dev.onggi.rule.RuleProblem;
import dev.onggi.rule.RuleSet;
import dev.onggi.rule.type.TypeCleaning;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import dev.onggi.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fits a task to a dataset.
final class Planner {
    private static final int DISTINCT_VALUES = 10_000;

    private final RuleLanguage language;

    /// A planner over all rules.
    ///
    /// @param catalogue the rules that can be named
    Planner(RuleCatalogue catalogue) {
        this.language = new RuleLanguage(catalogue);
    }

    /// Finds what is wrong with the rules and the mode of a task, without data.
    ///
    /// @param task the task
    /// @param problems where to report
    void validate(CleaningTask task, Problems problems) {
        rules("rules", task.rules(), problems);
        task.columns().forEach((name, column) -> own(name, column, problems));
        repairs(task, problems);
        Validation.expectations(task, problems);
    }

    /// Fits a task to a dataset.
    ///
    /// @param session the engine, to look at values of columns whose rules depend on them
    /// @param dataset what is to be cleaned
    /// @param task how
    /// @return what happens to each column
    /// @throws OnggiException when the task is wrong or names columns the data does not have
    CleanPlan plan(Session session, Dataset dataset, CleaningTask task) {
        var problems = new Problems();
        validate(task, problems);
        var readable = dataset.readable();
        var names = readable.stream().map(Column::name).toList();
        task.columns().forEach((name, column) -> known(task, name, column, names, problems));
        if (dataset.kind() == Dataset.Kind.TEXT) {
            task.columns()
                    .forEach((name, column) -> {
                        if (fixed(name)) {
                            problems.add(
                                    column.place(), CleanProblem.ONLY_RAW_TEXT, name, task.name());
                        }
                    });
        }
        var common = rules("rules", task.rules(), problems);
        report(common.unknownColumns(names), path -> place(path, "rules", task.rules()), problems);
        problems.throwIfAny();

        var findings = new ArrayList<Problem>();
        var plans = new ArrayList<ColumnPlan>();
        for (var column : candidates(dataset, task)) {
            var declared = task.columns().get(column.name());
            boolean cleaned = task.columns().isEmpty() || declared != null;
            var chain = chain(common, column, declared, cleaned, problems);
            if (chain.rules().isEmpty()) {
                continue;
            }
            if (column.type().kind() != ColumnType.Kind.TEXT) {
                if (declared != null && !declared.rules().isEmpty()) {
                    problems.add(
                            declared.place(), CleanProblem.NOT_TEXT, column.name(), column.type());
                }
                continue;
            }
            var values =
                    chain.dependsOnValues()
                            ? values(session, dataset, column.name())
                            : List.<String>of();
            var fitted = chain.fit(values);
            fitted.findings()
                    .forEach(f ->
                            findings.add(
                                    Problem.of(
                                            switch (f.about()) {
                                                case ORDER -> CleanProblem.AMBIGUOUS;
                                                case UNIT -> CleanProblem.MIXED_UNITS;
                                            },
                                            task.place(),
                                            column.name(),
                                            f.english(),
                                            f.korean())));
            var type = declared == null ? null : declared.type();
            plans.add(
                    new ColumnPlan(
                            column.name(),
                            output(dataset, column.name()),
                            fitted.chain(),
                            type,
                            typed(type, declared),
                            null));
        }
        problems.throwIfAny();
        var own = dataset.ownColumns().stream().map(Column::name).toList();
        var kept = common.keep(own);
        return new CleanPlan(task.name(), List.copyOf(plans), kept, List.copyOf(findings));
    }

    /// A text's other columns are cleaned where the task names them.
    private static List<Column> candidates(Dataset dataset, CleaningTask task) {
        var own = dataset.ownColumns();
        if (dataset.kind() == Dataset.Kind.TABLE) {
            return own;
        }
        var named = new ArrayList<Column>();
        named.add(Column.text("raw_text"));
        own.stream().filter(c -> task.columns().containsKey(c.name())).forEach(named::add);
        return named;
    }

    /// Whether a column of texts is what a clean step keeps or writes itself.
    private static boolean fixed(String column) {
        return Dataset.TEXT_COLUMNS.contains(column) && !column.equals("raw_text");
    }

    private static String output(Dataset dataset, String column) {
        return dataset.kind() == Dataset.Kind.TEXT && column.equals("raw_text")
                ? "cleaned_text"
                : column;
    }

    private static ColumnType typed(@Nullable ColumnType type, @Nullable TaskColumn declared) {
        boolean formatted = declared != null && declared.options().containsKey("format");
        return type != null && !formatted ? type : ColumnType.TEXT;
    }

    private RuleChain chain(
            RuleSet common,
            Column column,
            @Nullable TaskColumn declared,
            boolean cleaned,
            Problems problems) {
        var rules = new ArrayList<CellRule>(common.chain(column.name(), cleaned).rules());
        if (declared != null) {
            rules.addAll(own(column.name(), declared, problems));
        }
        return new RuleChain(rules);
    }

    /// The rules of a column: its own ones, then those that its declared type stands for.
    private List<CellRule> own(String name, TaskColumn column, Problems problems) {
        var path = "columns." + name;
        var rules =
                new ArrayList<>(
                        rules(path + ".rules", column.rules(), problems).chain(name, true).rules());
        var type = column.type();
        if (type != null) {
            var typed = TypeCleaning.rules(path, type, column.options());
            report(typed.problems(), at -> column.place(), problems);
            rules.addAll(typed.rules().chain(name, true).rules());
        }
        return rules;
    }

    /// The rules on the table as a whole.
    ///
    /// @param task the task
    /// @param problems where to report what is wrong with them
    static Repairs repairs(CleaningTask task, Problems problems) {
        var definitions = task.table().repairs();
        var parsed =
                RepairLanguage.parse("repairs", definitions.stream().map(YamlNode::plain).toList());
        report(parsed.problems(), at -> place(at, "repairs", definitions), problems);
        return parsed.repairs();
    }

    private RuleSet rules(String path, List<YamlNode> definitions, Problems problems) {
        var plain = definitions.stream().map(YamlNode::plain).collect(Collectors.toList());
        var parsed = language.parse(path, plain);
        report(parsed.problems(), at -> place(at, path, definitions), problems);
        return parsed.rules();
    }

    private static void report(
            List<RuleProblem> found, Function<String, @Nullable Place> place, Problems problems) {
        for (var problem : found) {
            var hint = problem.hint();
            problems.add(
                    place.apply(problem.path()),
                    CleanProblem.WRONG_RULE,
                    problem.path(),
                    problem.message().english(),
                    hint == null ? "" : hint.english(),
                    problem.message().korean(),
                    hint == null ? "" : hint.korean());
        }
    }

    /// Where the definition stands that a path such as `rules[2].regex` begins with.
    private static @Nullable Place place(String path, String list, List<YamlNode> definitions) {
        var rest = path.substring(Math.min(path.length(), list.length()));
        int close = rest.indexOf(']');
        if (!rest.startsWith("[") || close < 0) {
            return definitions.isEmpty() ? null : definitions.getFirst().place();
        }
        int index = Integer.parseInt(rest.substring(1, close));
        return index < definitions.size() ? definitions.get(index).place() : null;
    }

    static void known(
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
                        + session.relation(dataset, List.of(column))
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
}
