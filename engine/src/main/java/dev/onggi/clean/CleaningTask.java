package dev.onggi.clean;

import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.clean.ask.form.Placeholders;
import dev.onggi.clean.learn.Reported;
import dev.onggi.clean.learn.TableProfile;
import dev.onggi.problem.Place;
import dev.onggi.spi.ColumnType;
import dev.onggi.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How data is to be cleaned: a file of `resources/`, or what stands at a clean step.
///
/// @param name the `task_name`
/// @param place where it is defined
/// @param mode what the cleaning makes
/// @param columns which cells may change, by column; empty for every column of text
/// @param rules definitions of rules that apply to all those columns, in order
/// @param asks what models are asked beyond rules, or null where nobody is
/// @param validation the `validation_rules`, or null
/// @param table what is said about the table as a whole
public record CleaningTask(
        String name,
        Place place,
        Mode mode,
        Map<String, TaskColumn> columns,
        List<YamlNode> rules,
        @Nullable ModelTask asks,
        @Nullable YamlNode validation,
        OfTable table) {

    /// The same task with what another one declares about columns.
    ///
    /// @param declared by column; wins over what this task says of the same column
    /// @return a copy
    public CleaningTask withColumns(Map<String, TaskColumn> declared) {
        var all = new LinkedHashMap<>(columns);
        all.putAll(declared);
        return new CleaningTask(name, place, mode, all, rules, asks, validation, table);
    }

    /// The same task with what another one says about the table as a whole.
    ///
    /// @param declared wins where it says anything
    /// @return a copy
    public CleaningTask withTable(OfTable declared) {
        var both =
                new OfTable(
                        declared.repairs().isEmpty() ? table.repairs() : declared.repairs(),
                        declared.reported() == null ? table.reported() : declared.reported(),
                        declared.repairs().isEmpty() ? table.profile() : declared.profile());
        return new CleaningTask(name, place, mode, columns, rules, asks, validation, both);
    }

    /// What is said about a table as a whole.
    ///
    /// @param repairs definitions of rules that look at all of it, in order, after the rules on
    ///   cells
    /// @param reported which sources report what, or null
    /// @param profile what the table looked like that the repairs were learnt from
    public record OfTable(
            List<YamlNode> repairs, @Nullable Reported reported, TableProfile profile) {
        /// Nothing.
        public static final OfTable NOTHING = new OfTable(List.of(), null, TableProfile.none());
    }

    /// The columns that its cleaning makes or may change.
    ///
    /// @return their names; empty for every column of text
    public Set<String> made() {
        return mode == Mode.EXTRACT && asks != null
                ? asks.outputs().stream()
                        .map(AnswerColumn::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : columns.keySet();
    }

    /// The columns that it looks at, as far as it names them.
    ///
    /// @return those it cleans, and those its prompt shows
    public Set<String> fields() {
        var fields = new LinkedHashSet<>(columns.keySet());
        if (asks != null) {
            fields.addAll(Placeholders.in(asks.wording().prompt()));
        }
        return fields;
    }

    /// Whether it makes several rows of one.
    ///
    /// @return true for an extract with `rows: many`
    public boolean makesRows() {
        return asks != null && asks.many();
    }

    /// Whether it can only clean texts, not tables.
    ///
    /// @return true where it names the column `raw_text`
    public boolean readsText() {
        return columns.containsKey(RAW_TEXT)
                || (asks != null && Placeholders.in(asks.wording().prompt()).contains(RAW_TEXT));
    }

    private static final String RAW_TEXT = "raw_text";

    /// The model that stands for rules and statistics alone.
    public static final String BUILTIN = "builtin";

    /// What a cleaning makes.
    public enum Mode {
        /// One text column is written anew.
        REWRITE,
        /// Cells of a table are repaired where they stand.
        REPAIR,
        /// New columns are drawn from text.
        EXTRACT
    }

    /// What is declared of a column.
    ///
    /// @param type what its values are, or null where nothing is declared
    /// @param options of the type, such as `format`
    /// @param rules definitions of rules for this column alone, applied after the task's
    /// @param asking what models may see of it
    /// @param place where it is declared
    public record TaskColumn(
            @Nullable ColumnType type,
            Map<String, @Nullable Object> options,
            List<YamlNode> rules,
            Asked asking,
            Place place) {
        /// A column of which only its name is said.
        static TaskColumn named(Place place) {
            return new TaskColumn(null, Map.of(), List.of(), Asked.FREELY, place);
        }
    }

    /// What models may see of a column.
    ///
    /// @param send whether its values are sent
    /// @param note what a model is told about it; may be empty
    public record Asked(Send send, String note) {
        /// Its values as they are.
        static final Asked FREELY = new Asked(Send.ALLOW, "");
    }

    /// Whether a column's values may be sent to a model.
    public enum Send {
        /// As they are, after the rules.
        ALLOW,
        /// With resident numbers, cards, phones and addresses masked.
        MASK,
        /// Not at all.
        NEVER
    }
}
