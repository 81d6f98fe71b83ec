package dev.onggi.run;

import java.util.Locale;

/// Something that the result of a step depends on and that is another one now.
///
/// @param kind what it is
/// @param name its name, or an empty text
public record Change(Kind kind, String name) {
    /// What a result may depend on.
    public enum Kind {
        /// The dataset of a step that is read.
        INPUT,
        /// A key of the step.
        SETTING,
        /// The kind of step.
        USES,
        /// A file that the step works by, such as a task.
        CONTENT,
        /// An item of a step that runs a pipeline.
        ITEM,
        /// Onggi itself.
        VERSION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String key(String name) {
            return word() + "/" + name;
        }
    }

    /// @param key made by [Kind#key]
    static Change of(String key) {
        int slash = key.indexOf('/');
        return new Change(
                Kind.valueOf(key.substring(0, slash).toUpperCase(Locale.ROOT)),
                key.substring(slash + 1));
    }

    /// The change for logs.
    ///
    /// @return such as `setting path`
    @Override
    public String toString() {
        return name.isEmpty() ? kind.word() : kind.word() + " " + name;
    }
}
