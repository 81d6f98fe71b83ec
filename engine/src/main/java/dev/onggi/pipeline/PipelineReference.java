package dev.onggi.pipeline;

import dev.onggi.spi.Setting;
import dev.onggi.step.StepType;
import java.util.List;
import java.util.Locale;

/// The reference pages of the pipeline language and of kinds of steps, made of the keys they
/// declare.
public final class PipelineReference {
    private PipelineReference() {}

    /// The page of the keys of a pipeline.
    ///
    /// @return Markdown with a table for each map
    public static String markdown() {
        return "# Keys of a pipeline\n"
                + section("Pipeline", PipelineKeys.PIPELINE)
                + section("Every step", PipelineKeys.STEP)
                + section("`params:`, each parameter", PipelineKeys.PARAM)
                + section("`schedule:` as a map", PipelineKeys.SCHEDULE)
                + section("`schedule: {after: ...}`", PipelineKeys.AFTER)
                + section("`retry:` as a map", PipelineKeys.RETRY)
                + section("`notify:`, each entry", PipelineKeys.NOTIFICATION)
                + section(
                        "`notify:` of onggi.yaml, each entry", PipelineKeys.WORKSPACE_NOTIFICATION)
                + section("`uses: pipeline/NAME`", PipelineKeys.CALL);
    }

    /// The page of some kinds of steps.
    ///
    /// @param title the page's title
    /// @param types the kinds
    /// @return Markdown with a section for each kind
    public static String markdown(String title, List<StepType> types) {
        var page = new StringBuilder("# " + title + "\n");
        for (var type : types) {
            page.append("\n## `").append(type.uses()).append("`\n\n").append(type.description());
            page.append('\n').append(table(type.settings()));
        }
        return page.toString();
    }

    private static String section(String title, List<Setting> settings) {
        return "\n## " + title + "\n" + table(settings);
    }

    private static String table(List<Setting> settings) {
        if (settings.isEmpty()) {
            return "";
        }
        var table =
                new StringBuilder("\n| key | value | when absent | meaning |\n|---|---|---|---|\n");
        for (var setting : settings) {
            table.append(
                    "| `%s` | %s | %s | %s |\n"
                            .formatted(
                                    setting.name(),
                                    values(setting),
                                    absent(setting),
                                    meaning(setting)));
        }
        return table.toString();
    }

    private static String values(Setting setting) {
        if (!setting.oneOf().isEmpty()) {
            return "`" + String.join("`, `", setting.oneOf()) + "`";
        }
        return switch (setting.kind()) {
            case TEXTS -> "list of texts";
            case INTEGER -> "whole number";
            case BOOLEAN -> "`true` or `false`";
            case ANY -> "see there";
            case TEXT, NUMBER, DURATION, SHARE, MAP ->
                    setting.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String absent(Setting setting) {
        if (setting.required()) {
            return "must be there";
        }
        return setting.fallback() == null ? "" : "`" + setting.fallback() + "`";
    }

    private static String meaning(Setting setting) {
        return setting.description().replace("|", "\\|");
    }
}
