package dev.onggi.save;

import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import dev.onggi.step.Step;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A `save/NAME` for one format.
final class SaveStepType implements StepType {
    private static final Setting COLUMNS =
            Setting.of(
                    "columns",
                    Kind.ANY,
                    "What to save, in this order: a list of columns, or a map of columns to new names.");
    private static final Setting SYSTEM_COLUMNS =
            Setting.of("system_columns", Kind.BOOLEAN, "Whether Onggi's own columns are saved too.")
                    .orElse("false");
    private static final Setting NAME =
            Setting.text("name", "The file's name before its time; the pipeline's by default.");
    private static final Setting PATH =
            Setting.text("path", "One fixed file, replaced whole at every run.");

    private final SaveFormat format;

    SaveStepType(SaveFormat format) {
        this.format = format;
    }

    @Override
    public String uses() {
        return "save/" + format.name();
    }

    @Override
    public String description() {
        return format.description();
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(List.of(COLUMNS, SYSTEM_COLUMNS));
        if (!format.ending().isEmpty()) {
            all.addAll(List.of(NAME, PATH));
        }
        all.addAll(format.settings());
        return List.copyOf(all);
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {
        ColumnChoice.validate(settings, problems);
        if (settings.has("name") && settings.has("path") && !format.ending().isEmpty()) {
            problems.add(settings.place("path"), SaveProblem.NAME_AND_PATH);
        }
        settings.text("path")
                .filter(path -> !format.ending().isEmpty() && !namesFile(path))
                .ifPresent(path ->
                        problems.add(settings.place("path"), SaveProblem.NO_FILE_NAME, path));
        format.validate(settings, problems);
    }

    @Override
    public void check(GivenSettings settings) throws Failure {
        format.check(settings);
    }

    @Override
    public Step create(StepSettings settings) {
        return new SaveStep(format, settings);
    }

    static boolean namesFile(String text) {
        try {
            var name = Path.of(text).getFileName();
            return name != null
                    && !text.endsWith("/")
                    && !List.of("", ".", "..").contains(name.toString());
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
