package dev.onggi.server.access;

import org.jspecify.annotations.Nullable;

/// Where a thing lies and whose it is.
///
/// @param folder the folder of its pipeline below `pipelines/`; null for the workspace as a whole
/// @param owner the account that began it, or null
public record Place(@Nullable String folder, @Nullable String owner) {
    /// The workspace as a whole.
    public static final Place WORKSPACE = new Place(null, null);
}
