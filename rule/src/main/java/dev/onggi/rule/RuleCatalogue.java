package dev.onggi.rule;

import dev.onggi.rule.contact.ContactRules;
import dev.onggi.rule.guard.GuardRules;
import dev.onggi.rule.kind.Bilingual;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.rule.number.NumberRules;
import dev.onggi.rule.table.TableRules;
import dev.onggi.rule.temporal.TemporalRules;
import dev.onggi.rule.text.TextRules;
import dev.onggi.spi.CellRule;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All kinds of rules, by name.
public final class RuleCatalogue {
    private static final RuleCatalogue BUILT_IN = new RuleCatalogue(builtInKinds());

    private final Map<String, RuleKind> kinds = new LinkedHashMap<>();

    private RuleCatalogue(Collection<RuleKind> kinds) {
        kinds.forEach(kind -> this.kinds.putIfAbsent(kind.name(), kind));
    }

    private static List<RuleKind> builtInKinds() {
        return Stream.of(
                        TextRules.kinds(),
                        NumberRules.kinds(),
                        TemporalRules.kinds(),
                        ContactRules.kinds(),
                        TableRules.kinds(),
                        GuardRules.kinds())
                .flatMap(List::stream)
                .toList();
    }

    /// The kinds that Onggi brings.
    ///
    /// @return always the same catalogue
    public static RuleCatalogue builtIn() {
        return BUILT_IN;
    }

    /// The built-in kinds and every [CellRule] that a service loader finds. A rule cannot take the
    /// name of a built-in one.
    ///
    /// @param loader where extensions are
    /// @return a new catalogue
    public static RuleCatalogue load(ClassLoader loader) {
        var extensions =
                ServiceLoader.load(CellRule.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .map(RuleCatalogue::kindOf);
        return new RuleCatalogue(Stream.concat(BUILT_IN.kinds().stream(), extensions).toList());
    }

    private static RuleKind kindOf(CellRule rule) {
        var from = rule.getClass().getName();
        return new RuleKind(
                rule.name(),
                new Bilingual("An extension, " + from + ".", "확장 규칙입니다: " + from),
                List.of(),
                List.of(),
                options -> rule);
    }

    /// All kinds.
    ///
    /// @return in the order of the reference
    public Collection<RuleKind> kinds() {
        return Collections.unmodifiableCollection(kinds.values());
    }

    /// A kind by its name.
    ///
    /// @param name the name in the rule language
    /// @return the kind, or null where there is none
    public @Nullable RuleKind kind(String name) {
        return kinds.get(name);
    }
}
