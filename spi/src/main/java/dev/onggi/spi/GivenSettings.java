package dev.onggi.spi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the keys of a step say, and those of the stored connection that it names.
public interface GivenSettings {
    /// The text of a setting that must be there.
    ///
    /// @param name the key in the step's YAML
    /// @return the value with `${...}` filled in
    /// @throws Failure when the key is absent
    String setting(String name) throws Failure;

    /// The text of a setting, or another text where it is absent.
    ///
    /// @param name the key in the step's YAML
    /// @param fallback taken when the key is absent
    /// @return the value
    String setting(String name, String fallback);

    /// A setting as YAML has it: text, `Boolean`, `Long`, `Double`, `List` or `Map`.
    ///
    /// @param name the key in the step's YAML
    /// @return the value, or null where the key is absent
    @Nullable Object value(String name);

    /// The workspace folder, against which relative paths are read.
    ///
    /// @return an absolute path
    Path folder();
}
