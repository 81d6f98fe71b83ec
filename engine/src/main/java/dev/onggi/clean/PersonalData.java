package dev.onggi.clean;

import dev.onggi.clean.ask.form.Question;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleChain;
import dev.onggi.rule.RuleLanguage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts the values with personal data that are about to be sent to a model unmasked.
final class PersonalData {
    /// What is looked for, as `mask-pii` masks it.
    enum Kind {
        RESIDENT_NUMBER("resident-number", "resident numbers", "주민등록번호"),
        CARD("card", "card numbers", "카드번호"),
        PHONE("phone", "phone numbers", "전화번호"),
        EMAIL("email", "e-mail addresses", "전자우편 주소");

        private final String word;
        private final String english;
        private final String korean;

        Kind(String word, String english, String korean) {
            this.word = word;
            this.english = english;
            this.korean = korean;
        }
    }

    private static final RuleChain ANY = chain("mask-pii");
    private static final Map<Kind, RuleChain> DETECTORS = new EnumMap<>(Kind.class);

    static {
        for (var kind : Kind.values()) {
            DETECTORS.put(kind, chain(Map.of("mask-pii", Map.of("kinds", List.of(kind.word)))));
        }
    }

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    private static RuleChain chain(Object definition) {
        return new RuleLanguage(RuleCatalogue.builtIn())
                .parse("send", List.of(definition))
                .rules()
                .chain("", true);
    }

    /// The kinds of personal data in the values of a question.
    static Set<Kind> in(Question question) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var value : question.values()) {
            if (changes(ANY, value)) {
                DETECTORS.forEach((kind, detector) -> {
                    if (changes(detector, value)) {
                        kinds.add(kind);
                    }
                });
            }
        }
        return kinds;
    }

    private static boolean changes(RuleChain rules, @Nullable String value) {
        if (value == null) {
            return false;
        }
        var cell = new CleanCell();
        rules.apply(value, cell);
        return !value.equals(cell.text());
    }

    void add(Set<Kind> kinds) {
        kinds.forEach(kind -> counts.merge(kind, 1L, Long::sum));
    }

    /// What to tell people.
    ///
    /// @param model that is asked
    /// @return empty where nothing was found
    Optional<Problem> warning(String model, Language language) {
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        var found =
                counts.entrySet().stream()
                        .map(entry ->
                                "%,d %s"
                                        .formatted(
                                                entry.getValue(),
                                                language == Language.KO
                                                        ? entry.getKey().korean
                                                        : entry.getKey().english))
                        .collect(Collectors.joining(", "));
        return Optional.of(Problem.of(CleanProblem.PERSONAL_DATA, null, model, found));
    }
}
