package dev.onggi.pipeline;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.step.StepType;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the names of other steps that a step reads or waits for.
final class StepLinks {
    private final String step;
    private final Keys keys;
    private final Entries siblings;
    private final Problems problems;

    StepLinks(String step, Keys keys, Entries siblings, Problems problems) {
        this.step = step;
        this.keys = keys;
        this.siblings = siblings;
        this.problems = problems;
    }

    /// The steps it reads; null where it names none.
    @Nullable List<String> from(StepTypes types) {
        if (keys.get("from") == null) {
            return null;
        }
        var uses = keys.text("uses").orElse("");
        if (uses.startsWith(StepDefinition.CALL)
                || !types.find(uses).map(StepType::reads).orElse(true)) {
            problems.add(keys.place("from"), PipelineProblem.READS_NONE, step, uses);
        }
        for (var named : keys.scalars("from")) {
            if (siblings.get(named.text()) instanceof Entries other
                    && other.get("uses") instanceof Scalar kind
                    && kind.text().startsWith(StepDefinition.CALL)) {
                problems.add(named.place(), PipelineProblem.HANDS_ON_NONE, step, named.text());
            }
        }
        return known("from");
    }

    /// The steps it waits for.
    List<String> needs() {
        return known("needs");
    }

    private List<String> known(String key) {
        var names = siblings.entries().keySet();
        var known = new LinkedHashSet<String>();
        for (var named : keys.scalars(key)) {
            if (names.contains(named.text())) {
                known.add(named.text());
            } else {
                unknown(key, named, names);
            }
        }
        return List.copyOf(known);
    }

    private void unknown(String key, Scalar named, Set<String> names) {
        problems.add(
                named.place(),
                PipelineProblem.UNKNOWN_STEP,
                named.text(),
                key,
                step,
                NearestName.of(named.text(), names).orElse(""),
                String.join(", ", names));
    }
}
