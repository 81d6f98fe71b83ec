package dev.onggi.pipeline;

import dev.onggi.yaml.FlowText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a pipeline the way people do: a key a line, short values in one line, checks in a list.
public final class PipelineText {
    private final StringBuilder text = new StringBuilder();

    /// A pipeline without steps.
    ///
    /// @param name its name
    /// @param description what it is for
    public PipelineText(String name, String description) {
        line(0, "name", name);
        line(0, "description", description);
        text.append("steps:\n");
    }

    /// Begins a step.
    ///
    /// @param name its name
    /// @param uses its kind
    /// @return this
    public PipelineText step(String name, String uses) {
        text.append("  ").append(FlowText.of(name)).append(":\n");
        return key("uses", uses);
    }

    /// Adds a key to the last step.
    ///
    /// @param key the key
    /// @param value a text, number, truth value, list or map
    /// @return this
    public PipelineText key(String key, Object value) {
        line(4, key, value);
        return this;
    }

    /// Adds a key with a list to the last step, an item a line.
    ///
    /// @param key the key
    /// @param items texts, numbers, lists or maps
    /// @return this
    public PipelineText list(String key, List<?> items) {
        text.append("    ").append(key).append(":\n");
        items.forEach(item -> text.append("      - ").append(FlowText.of(item)).append('\n'));
        return this;
    }

    /// Adds a comment to the last step.
    ///
    /// @param comment one line or several
    /// @return this
    public PipelineText comment(String comment) {
        comment.lines().forEach(line -> text.append("    # ").append(line).append('\n'));
        return this;
    }

    /// The pipeline's YAML.
    @Override
    public String toString() {
        return text.toString();
    }

    private void line(int indent, String key, @Nullable Object value) {
        text.append(" ".repeat(indent)).append(key).append(": ");
        text.append(FlowText.of(value)).append('\n');
    }
}
