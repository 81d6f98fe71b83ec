package dev.onggi.workspace;

import org.jspecify.annotations.Nullable;

/// A setting that `onggi.yaml` may have.
///
/// @param path its keys joined by points, such as `http.allow`
/// @param form what its value may be
/// @param fallback the value taken when it is absent, as it would be written; null where there is
///   none, or where the description tells what is taken
/// @param example a value as it might be written
/// @param description one or two sentences for the reference page
public record WorkspaceSetting(
        String path, Form form, @Nullable String fallback, String example, String description) {}
