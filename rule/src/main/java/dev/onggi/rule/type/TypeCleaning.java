package dev.onggi.rule.type;

import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleLanguage;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The rules that bring the cells of a column to its declared type, for a task's `columns: {ounces:
/// {type: number}}`.
public final class TypeCleaning {
    private TypeCleaning() {}

    /// The rules of a type: null words are emptied, then the type's own rule is applied.
    ///
    /// @param path where the declaration stands, such as `columns.ounces`
    /// @param type the declared type
    /// @param options options of the type's rule, such as `unit`, `percent` or `format`
    /// @return the rules, and what is wrong with the options
    public static RuleLanguage.Parsed rules(String path, ColumnType type, Map<String, ?> options) {
        var definitions = new ArrayList<Object>();
        definitions.add("null-tokens");
        var all = new LinkedHashMap<String, Object>(options);
        var rule =
                switch (type.kind()) {
                    case TEXT -> null;
                    case INTEGER -> "integer";
                    case NUMBER, DECIMAL -> "number";
                    case BOOLEAN -> "boolean";
                    case DATE, TIME -> {
                        // The column is declared to hold nothing else.
                        all.putIfAbsent("extra", "drop");
                        yield type.kind().name().toLowerCase(Locale.ROOT);
                    }
                    case TIMESTAMP -> "timestamp";
                };
        if (rule != null) {
            definitions.add(Map.of(rule, all));
        }
        return new RuleLanguage(RuleCatalogue.builtIn()).parse(path, List.copyOf(definitions));
    }
}
