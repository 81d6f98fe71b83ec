package dev.onggi.pipeline;

import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Scalar;

/// Reads how often a step is tried again.
final class RetryReader {
    private static final int MOST = 100;

    private final String step;
    private final Problems problems;

    RetryReader(String step, Problems problems) {
        this.step = step;
        this.problems = problems;
    }

    /// The retry of a step's keys: a number, a map, or what is standard.
    Retry read(Keys keys) {
        var standard = Retry.STANDARD;
        return switch (keys.get("retry")) {
            case Entries map -> map(new Keys(map, Where.step(step).within("retry"), problems));
            case Scalar scalar when scalar.value() instanceof Long ->
                    new Retry(
                            keys.integer("retry", standard.times(), 0, MOST),
                            standard.pause(),
                            standard.growth(),
                            standard.maxWait());
            case null -> standard;
            case YamlNode other -> {
                new KindCheck(Where.step(step), problems).wrong("retry", other, "INTEGER", "3");
                yield standard;
            }
        };
    }

    private Retry map(Keys keys) {
        keys.check(PipelineKeys.RETRY);
        var standard = Retry.STANDARD;
        var growth = keys.parsed("growth", Double::parseDouble).orElse(standard.growth());
        if (!(growth >= 1 && growth <= MOST)) {
            problems.add(
                    keys.place("growth"),
                    PipelineProblem.OUT_OF_RANGE,
                    "growth",
                    growth,
                    "retry",
                    step,
                    1,
                    MOST);
        }
        return new Retry(
                keys.integer("times", standard.times(), 0, MOST),
                keys.duration("wait").orElse(standard.pause()),
                growth,
                keys.duration("max_wait").orElse(standard.maxWait()));
    }
}
