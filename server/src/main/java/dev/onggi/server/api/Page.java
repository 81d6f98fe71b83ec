package dev.onggi.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list.
///
/// @param items in the list's order
/// @param next the cursor of the page behind it, or null behind the last
record Page<T>(List<T> items, @Nullable String next) {
    /// How many items a page has where nothing is said.
    static final String USUAL = "50";

    private static final int MOST = 500;

    /// A number of items that may be asked for.
    static int limit(int asked) {
        return Parameters.within("limit", asked, 1, MOST);
    }
}
