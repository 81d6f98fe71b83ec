package dev.onggi.server.airflow;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The settings of the server, as sections of options.
public final class Configured {
    private final About about;

    Configured(About about) {
        this.about = about;
    }

    /// Sections with their options.
    ///
    /// @param asked for the section that is named there, or all
    /// @return a list
    public Map<String, @Nullable Object> sections(Asked asked) {
        var wanted = asked.text("section").orElse(null);
        var sections = wanted == null ? about.settings() : Map.of(wanted, section(wanted));
        return Keys.of(
                "sections",
                sections.entrySet().stream()
                        .map(one -> section(one.getKey(), one.getValue()))
                        .toList());
    }

    /// One option of a section.
    ///
    /// @param section its name
    /// @param option its name
    /// @return a list of the one section
    public Map<String, @Nullable Object> option(String section, String option) {
        var value = section(section).get(option);
        if (value == null) {
            throw CallException.of(ServerProblem.NOT_FOUND, section + "/" + option);
        }
        return Keys.of("sections", List.of(section(section, Map.of(option, value))));
    }

    private Map<String, String> section(String name) {
        var section = about.settings().get(name);
        if (section == null) {
            throw CallException.of(ServerProblem.NOT_FOUND, name);
        }
        return section;
    }

    private static Map<String, @Nullable Object> section(String name, Map<String, String> options) {
        return Keys.of(
                "name",
                name,
                "options",
                options.entrySet().stream()
                        .map(one -> Keys.of("key", one.getKey(), "value", one.getValue()))
                        .toList());
    }
}
