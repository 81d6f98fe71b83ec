package dev.onggi.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a token may be used for, at most: its account's role decides too.
public enum Scope {
    /// Looking.
    READ,
    /// Beginning runs and steering them.
    RUN,
    /// Changing pipelines, variables, connections and data.
    WRITE,
    /// Accounts, tokens and the audit log.
    ADMIN;

    /// The word that people write.
    ///
    /// @return lower case
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a scope.
    ///
    /// @param word as people write it
    /// @return the scope, or empty
    public static Optional<Scope> of(String word) {
        return Stream.of(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }

    static String written(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
    }

    static Set<Scope> read(String written) {
        var scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(written.split(",", -1))
                .flatMap(word -> of(word).stream())
                .forEach(scopes::add);
        return scopes;
    }
}
