package dev.onggi.pipeline;

import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import dev.onggi.step.Step;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Kinds of steps for tests of the language; none of them runs.
public final class FakeTypes implements StepTypes {
    private final Map<String, StepType> types =
            Stream.of(
                            new Fake(
                                    "collect/file",
                                    false,
                                    List.of(
                                            Setting.text("path", "Where.").mandatory(),
                                            Setting.text("text", "Text column."),
                                            Setting.of("types", Kind.MAP, "Types."),
                                            Setting.of("incremental", Kind.BOOLEAN, "New ones."),
                                            Setting.of("max", Kind.INTEGER, "Most rows."),
                                            Setting.of("scale", Kind.NUMBER, "Scale."),
                                            Setting.of("wait", Kind.DURATION, "Wait."),
                                            Setting.of("lost", Kind.SHARE, "Share."),
                                            Setting.of("sheets", Kind.TEXTS, "Sheets."),
                                            Setting.text("if_down", "What then.")
                                                    .among("fail", "last_good")
                                                    .orElse("fail")),
                                    false),
                            new Fake("collect/Weather", false, List.of(), true),
                            new Fake(
                                    "check",
                                    true,
                                    List.of(
                                            Setting.of("expect", Kind.ANY, "What.").mandatory(),
                                            Setting.text("otherwise", "Then.")
                                                    .among("stop", "warn", "reject")
                                                    .orElse("stop")),
                                    false),
                            new Fake(
                                    "clean",
                                    true,
                                    List.of(
                                            Setting.text("task", "Which."),
                                            Setting.of("duplicates", Kind.ANY, "What to do.")),
                                    false),
                            new Fake("sql", true, List.of(Setting.text("query", "Query.")), false),
                            new Fake(
                                    "save/csv",
                                    true,
                                    List.of(
                                            Setting.text("name", "Name."),
                                            Setting.of("columns", Kind.ANY, "Columns.")),
                                    false))
                    .collect(Collectors.toMap(StepType::uses, Function.identity()));

    @Override
    public Optional<StepType> find(String uses) {
        return Optional.ofNullable(types.get(uses));
    }

    @Override
    public Collection<String> names() {
        return types.keySet();
    }

    private record Fake(String uses, boolean reads, List<Setting> settings, boolean takesAnyKey)
            implements StepType {
        @Override
        public String description() {
            return "A kind for tests.";
        }

        @Override
        public void validate(StepSettings settings, Problems problems) {
            if (settings.text("path").filter("nowhere"::equals).isPresent()) {
                problems.add(settings.place("path"), PipelineProblem.NO_OUTPUT, "path", "", "");
            }
            if (uses.equals("clean")) {
                settings.require("task");
            }
        }

        @Override
        public Step create(StepSettings settings) {
            throw new UnsupportedOperationException();
        }
    }
}
