package dev.onggi.problem;

import dev.onggi.rule.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that somebody probably meant.
public final class NearestName {
    private NearestName() {}

    /// The known name nearest to a misspelt one.
    ///
    /// @param written what was written
    /// @param known what is allowed
    /// @return the nearest name within a third of its length in edits, of two such names that from
    ///   which only letters were left out; or empty, as for a single character
    public static Optional<String> of(String written, Collection<String> known) {
        var lower = written.toLowerCase(Locale.ROOT);
        if (lower.length() < 2) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name ->
                        EditDistance.between(lower, name.toLowerCase(Locale.ROOT))
                                <= Math.max(1, Math.min(name.length(), 60) / 3))
                .min(
                        Comparator.comparingInt((String name) ->
                                        EditDistance.between(lower, name.toLowerCase(Locale.ROOT)))
                                .thenComparing(name -> !leavesOut(lower, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// Whether somebody only forgot letters of a name.
    private static boolean leavesOut(String written, String name) {
        int found = 0;
        for (int i = 0; i < name.length() && found < written.length(); i++) {
            if (Character.toLowerCase(name.charAt(i)) == written.charAt(found)) {
                found++;
            }
        }
        return found == written.length();
    }
}
