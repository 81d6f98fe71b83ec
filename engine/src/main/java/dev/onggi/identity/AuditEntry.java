package dev.onggi.identity;

import java.time.Instant;
import java.util.Map;

/// Something that somebody did, or was not let do.
///
/// @param at when
/// @param who the account, or an empty text where nobody was known
/// @param action such as `run.start`
/// @param target what it was done to, such as a run's id, or an empty text
/// @param outcome in one word
/// @param address where it came from, or an empty text
/// @param facts whatever else, by name; never a secret
public record AuditEntry(
        Instant at,
        String who,
        String action,
        String target,
        Outcome outcome,
        String address,
        Map<String, String> facts) {
    /// What became of it.
    public enum Outcome {
        /// Whoever asked may.
        ALLOWED,
        /// Whoever asked may not.
        DENIED,
        /// It could not be done.
        FAILED;

        /// The word in the log.
        ///
        /// @return lower case
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Copies what may change.
    public AuditEntry {
        facts = Map.copyOf(facts);
    }
}
