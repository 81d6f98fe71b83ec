package dev.onggi.server.sign;

import dev.onggi.identity.Identity;
import dev.onggi.identity.IdentityProblem;
import dev.onggi.identity.Scope;
import dev.onggi.identity.Token;
import dev.onggi.identity.Tokens;
import dev.onggi.problem.OnggiException;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Tokens for programs. The secret of one is shown once, when it is made.
@RestController
@RequestMapping("/api/onggi/v1")
public final class TokenRoutes {
    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_LABEL = 200;

    private final Identity identity;

    TokenRoutes(Identity identity) {
        this.identity = identity;
    }

    /// A token.
    record View(
            String id,
            String account,
            String label,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {
        static View of(Token token) {
            return new View(
                    token.id(),
                    token.account(),
                    token.label(),
                    token.scopes().stream().sorted().map(Scope::word).toList(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.revokedAt());
        }
    }

    /// Tokens, the newest first.
    record Views(List<View> items) {}

    /// A token to be made.
    ///
    /// @param scopes of `read`, `run`, `write` and `admin`
    /// @param days how long it lasts
    record Wanted(String label, List<String> scopes, int days) {}

    /// A token that was just made, with what programs send.
    record Made(String secret, View token) {
        static Made of(Tokens.Made made) {
            return new Made(made.secret(), View.of(made.token()));
        }
    }

    @Access(Permission.SELF)
    @GetMapping("/tokens")
    Views list(Caller caller) {
        var tokens = identity.tokens().of(caller.account().name());
        return new Views(tokens.stream().map(View::of).toList());
    }

    @Access(Permission.OWN)
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Made make(@RequestBody Wanted wanted, Caller caller) {
        return make(caller.account().name(), wanted, caller);
    }

    /// A token of a program that has an account of its own.
    @Access(Permission.ADMINISTER)
    @PostMapping("/users/{name}/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Made makeFor(@PathVariable String name, @RequestBody Wanted wanted, Caller caller) {
        if (identity.accounts().find(name).isEmpty()) {
            throw OnggiException.of(IdentityProblem.NO_SUCH_ACCOUNT, name);
        }
        return make(name, wanted, caller);
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/users/{name}/tokens")
    Views listOf(@PathVariable String name) {
        return new Views(identity.tokens().of(name).stream().map(View::of).toList());
    }

    @Access(value = Permission.END_TOKEN, on = On.TOKEN, by = "id")
    @DeleteMapping("/tokens/{id}")
    ResponseEntity<Void> end(@PathVariable String id) {
        identity.tokens().revoke(id);
        return ResponseEntity.noContent().build();
    }

    private Made make(String account, Wanted wanted, Caller caller) {
        var scopes = scopes(wanted.scopes());
        if (!caller.scopes().containsAll(scopes)) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "scopes", "no more than your own");
        }
        var label = wanted.label();
        if (label == null || label.isBlank() || label.length() > LONGEST_LABEL) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "label", "1 .. " + LONGEST_LABEL);
        }
        if (wanted.days() < 1 || wanted.days() > LONGEST_DAYS) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "days", "1 .. " + LONGEST_DAYS);
        }
        var lasting = Duration.ofDays(wanted.days());
        return Made.of(identity.tokens().make(account, label, scopes, lasting));
    }

    private static Set<Scope> scopes(@Nullable List<String> words) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var word : words == null ? List.<String>of() : words) {
            scopes.add(
                    Scope.of(word)
                            .orElseThrow(() ->
                                    CallException.of(
                                            ServerProblem.BAD_PARAMETER,
                                            "scopes",
                                            "read, run, write, admin")));
        }
        if (scopes.isEmpty()) {
            throw CallException.of(
                    ServerProblem.BAD_PARAMETER, "scopes", "read, run, write, admin");
        }
        return scopes;
    }
}
