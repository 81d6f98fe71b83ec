package dev.onggi.quality.check;

import dev.onggi.problem.Problems;
import dev.onggi.quality.QualityProblem;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.truth.TruthFiles;
import dev.onggi.spi.Setting;
import dev.onggi.step.Step;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.yaml.YamlNode;
import java.util.List;
import java.util.Objects;

/// `check`: expectations that the dataset must meet before the pipeline goes on.
public final class CheckStepType implements StepType {
    private final Tools tools;

    /// What check steps work with.
    ///
    /// @param types how undeclared text is read as a type
    /// @param truths opens truth tables of `accuracy`
    /// @param results where results are kept
    public record Tools(TypeTests types, TruthFiles truths, CheckResults results) {}

    /// The type of check steps.
    ///
    /// @param tools what they work with
    public CheckStepType(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String uses() {
        return "check";
    }

    @Override
    public String description() {
        return "Checks what a dataset must be like, and stops, warns or rejects rows where it is not.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.of(
                                "expect",
                                Setting.Kind.ANY,
                                "A list of expectations; one key of each names it and its columns,"
                                        + " options stand beside it.")
                        .mandatory());
    }

    @Override
    public boolean passesOn() {
        return true;
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {
        if (settings.texts("from").size() > 1) {
            problems.add(
                    settings.place("from"),
                    QualityProblem.ONE_DATASET,
                    settings.name(),
                    String.join(", ", settings.texts("from")));
        }
        var node = settings.get("expect");
        if (node == null
                || (node instanceof YamlNode.Scalar scalar && scalar.value() == null)
                || (node instanceof YamlNode.Items items && items.items().isEmpty())) {
            problems.add(settings.place("expect"), QualityProblem.NOTHING_EXPECTED);
            return;
        }
        ExpectationParser.expectations(node, otherwise(settings, problems), problems);
    }

    @Override
    public Step create(StepSettings settings) {
        var problems = new Problems();
        validate(settings, problems);
        problems.throwIfAny();
        var expectations =
                ExpectationParser.expectations(
                        Objects.requireNonNull(settings.get("expect")),
                        otherwise(settings, problems),
                        problems);
        return new CheckStep(expectations, tools);
    }

    private static Otherwise otherwise(StepSettings settings, Problems problems) {
        var written = settings.text("otherwise");
        if (written.isEmpty() || written.get().contains("${")) {
            return Otherwise.STOP;
        }
        var otherwise = ExpectationParser.otherwise(written.get());
        if (otherwise.isEmpty()) {
            problems.add(
                    settings.place("otherwise"),
                    QualityProblem.OPTION_WRONG,
                    "otherwise",
                    written.get(),
                    "check",
                    "otherwise: warn");
        }
        return otherwise.orElse(Otherwise.STOP);
    }
}
