package dev.onggi.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an account may do, each more than the one before it.
public enum Role {
    /// Nothing but what grants of folders open.
    NONE,
    /// Looks at everything.
    VIEWER,
    /// Begins runs, and steers the runs it has begun.
    USER,
    /// Steers every run, changes pipelines, keeps connections and variables.
    OPERATOR,
    /// Decides who may do what.
    ADMIN;

    /// Whether it includes another one.
    ///
    /// @param other the other role
    /// @return true for itself and every smaller one
    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /// The word that people write.
    ///
    /// @return lower case
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a role.
    ///
    /// @param word as people write it
    /// @return the role, or empty
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
