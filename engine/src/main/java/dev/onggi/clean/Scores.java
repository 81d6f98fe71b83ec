package dev.onggi.clean;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.TextTest;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.score.QualityScore;
import dev.onggi.quality.score.ScoreSettings;
import dev.onggi.quality.score.Scorer;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleLanguage;
import dev.onggi.spi.CellRule;
import dev.onggi.step.StepOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Quality before and after a cleaning, over the same columns and by the same types.
final class Scores {
    private Scores() {}

    /// Whether a text stands for nothing, such as `N/A`.
    static Predicate<String> nullTokens() {
        var rules =
                new RuleLanguage(RuleCatalogue.builtIn()).parse("rules", List.of("null-tokens"));
        CellRule words = rules.rules().chain("", true).rules().getFirst();
        return text -> words.apply(text) == null;
    }

    static List<StepOutcome.Score> of(
            Session session, Dataset before, Dataset after, CleanPlan plan) {
        var types = new LinkedHashMap<String, TextTest>();
        for (var column : plan.columns()) {
            var type = column.type();
            if (type != null && column.checksType()) {
                types.put(column.column(), TypeTests.strict().of(type));
            }
        }
        var settings =
                new ScoreSettings(types, List.of(), nullTokens(), ScoreSettings.SAMPLE_ABOVE);
        var change = Scorer.compare(session, before, after, settings);
        return List.of(score("before", change.before()), score("after", change.after()));
    }

    static StepOutcome.Score score(String phase, QualityScore score) {
        var parts = new LinkedHashMap<String, Double>();
        parts.put("completeness", score.completeness());
        parts.put("uniqueness", score.uniqueness());
        parts.put("validity", score.validity());
        parts.put("consistency", score.consistency());
        score.accuracy().ifPresent(accuracy -> parts.put("accuracy", accuracy));
        return new StepOutcome.Score(phase, score.total(), Map.copyOf(parts));
    }
}
