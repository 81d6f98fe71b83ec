package dev.onggi.server.sign;

import dev.onggi.identity.Account;
import dev.onggi.identity.Identity;
import dev.onggi.identity.IdentityProblem;
import dev.onggi.identity.Role;
import dev.onggi.problem.OnggiException;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Accounts, as administrators keep them.
@RestController
@RequestMapping("/api/onggi/v1/users")
public final class UserRoutes {
    private final Identity identity;
    private final SignIn signIn;

    UserRoutes(Identity identity, SignIn signIn) {
        this.identity = identity;
        this.signIn = signIn;
    }

    /// An account.
    ///
    /// @param grants roles in folders of pipelines
    record User(
            String name,
            String role,
            Map<String, String> grants,
            boolean disabled,
            Instant createdAt) {
        static User of(Account account) {
            var grants = new TreeMap<String, String>();
            account.grants().forEach((folder, role) -> grants.put(folder, role.word()));
            return new User(
                    account.name(),
                    account.role().word(),
                    grants,
                    account.disabled(),
                    account.createdAt());
        }
    }

    /// All accounts.
    record Users(List<User> items) {}

    /// An account to be made; without a password it acts by tokens only.
    record NewUser(String name, String role, @Nullable String password) {}

    /// What is to be another one.
    record Change(@Nullable String role, @Nullable Boolean disabled, @Nullable String password) {}

    /// A role in a folder; `none` takes it away.
    record Grant(String folder, String role) {}

    @Access(Permission.ADMINISTER)
    @GetMapping
    Users list() {
        return new Users(identity.accounts().all().stream().map(User::of).toList());
    }

    @Access(Permission.ADMINISTER)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    User add(@RequestBody NewUser wanted) {
        var role = role(wanted.role());
        var password = wanted.password();
        return User.of(
                password == null
                        ? identity.accounts().add(wanted.name(), role, null)
                        : signIn.add(wanted.name(), role, password));
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/{name}")
    User show(@PathVariable String name) {
        return User.of(known(name));
    }

    @Access(Permission.ADMINISTER)
    @PatchMapping("/{name}")
    User change(@PathVariable String name, @RequestBody Change change) {
        var before = known(name);
        var password = change.password();
        if (password != null) {
            signIn.change(name, password);
        }
        var role = change.role() == null ? before.role() : role(change.role());
        boolean disabled = Objects.requireNonNullElse(change.disabled(), before.disabled());
        return User.of(identity.accounts().change(name, role, disabled));
    }

    @Access(Permission.ADMINISTER)
    @PutMapping("/{name}/grants")
    User grant(@PathVariable String name, @RequestBody Grant grant) {
        return User.of(identity.accounts().grant(name, grant.folder(), role(grant.role())));
    }

    @Access(Permission.ADMINISTER)
    @DeleteMapping("/{name}/sessions")
    ResponseEntity<Void> signOut(@PathVariable String name) {
        identity.sessions().endAll(known(name).name());
        return ResponseEntity.noContent().build();
    }

    private Account known(String name) {
        return identity.accounts()
                .find(name)
                .orElseThrow(() -> OnggiException.of(IdentityProblem.NO_SUCH_ACCOUNT, name));
    }

    private static Role role(String word) {
        return Role.of(Objects.requireNonNullElse(word, ""))
                .orElseThrow(() ->
                        CallException.of(
                                ServerProblem.BAD_PARAMETER,
                                "role",
                                "none, viewer, user, operator, admin"));
    }
}
