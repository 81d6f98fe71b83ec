package dev.onggi.server.airflow.v1;

import dev.onggi.identity.Account;
import dev.onggi.identity.Identity;
import dev.onggi.identity.Role;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import dev.onggi.server.sign.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Accounts and the roles there are.
@RestController
@RequestMapping(V1Configuration.BASE)
public final class UserRoutes {
    /// Airflow's names of roles beside Onggi's.
    private static final Map<String, Role> ROLES =
            Map.of(
                    "Public", Role.NONE,
                    "Viewer", Role.VIEWER,
                    "User", Role.USER,
                    "Op", Role.OPERATOR,
                    "Admin", Role.ADMIN);

    private final Identity identity;
    private final SignIn signIn;

    UserRoutes(Identity identity, SignIn signIn) {
        this.identity = identity;
        this.signIn = signIn;
    }

    /// The name of a role.
    record Named(String name) {}

    /// An account. Onggi keeps no names and addresses of people.
    record Wanted(
            @Nullable String username,
            @Nullable String password,
            @Nullable List<Named> roles,
            @Nullable Boolean active,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email) {
        Optional<Role> role() {
            return Optional.ofNullable(roles)
                    .map(all ->
                            all.stream()
                                    .map(one -> UserRoutes.role(one.name()))
                                    .max(java.util.Comparator.naturalOrder())
                                    .orElse(Role.NONE));
        }
    }

    private static Role role(String name) {
        var role = ROLES.get(name);
        if (role == null) {
            throw CallException.of(
                    ServerProblem.BAD_PARAMETER, "roles", String.join(", ", ROLES.keySet()));
        }
        return role;
    }

    private static String name(Role role) {
        return ROLES.entrySet().stream()
                .filter(one -> one.getValue() == role)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("Public");
    }

    /// Clients take no empty names and addresses; the account's own name stands for them.
    private static Map<String, @Nullable Object> view(Account account) {
        return Keys.of(
                "username", account.name(),
                "first_name", account.name(),
                "last_name", account.name(),
                "email", account.name(),
                "active", !account.disabled(),
                "last_login", null,
                "login_count", null,
                "failed_login_count", null,
                "roles", List.of(Keys.of("name", name(account.role()))),
                "created_on", account.createdAt(),
                "changed_on", account.createdAt());
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/users")
    Map<String, @Nullable Object> list(HttpServletRequest request) {
        return Pages.of(
                "users",
                identity.accounts().all().stream().map(UserRoutes::view).toList(),
                Asked.of(request, V1Configuration.USUAL));
    }

    @Access(Permission.ADMINISTER)
    @PostMapping("/users")
    Map<String, @Nullable Object> add(@RequestBody Wanted wanted) {
        var name = wanted.username();
        var password = wanted.password();
        if (name == null) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "username", "");
        }
        var role = wanted.role().orElse(Role.NONE);
        return view(
                password == null
                        ? identity.accounts().add(name, role, null)
                        : signIn.add(name, role, password));
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/users/{name}")
    Map<String, @Nullable Object> show(@PathVariable String name) {
        return view(known(name));
    }

    @Access(Permission.ADMINISTER)
    @PatchMapping("/users/{name}")
    Map<String, @Nullable Object> change(
            @PathVariable String name, @RequestBody Wanted wanted, HttpServletRequest request) {
        var account = known(name);
        var mask = Asked.of(request, V1Configuration.USUAL).texts("update_mask");
        var role =
                (mask.isEmpty() || mask.contains("roles") ? wanted.role() : Optional.<Role>empty())
                        .orElse(account.role());
        var password = wanted.password();
        if (password != null && (mask.isEmpty() || mask.contains("password"))) {
            signIn.change(name, password);
        }
        return view(identity.accounts().change(name, role, account.disabled()));
    }

    /// Shuts an account out. Its name stays, because what it did is written down under it.
    @Access(Permission.ADMINISTER)
    @DeleteMapping("/users/{name}")
    ResponseEntity<Void> remove(@PathVariable String name) {
        identity.accounts().change(name, known(name).role(), true);
        return ResponseEntity.noContent().build();
    }

    private Account known(String name) {
        return identity.accounts()
                .find(name)
                .orElseThrow(() -> CallException.of(ServerProblem.NOT_FOUND, name));
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/roles")
    Map<String, @Nullable Object> roles(HttpServletRequest request) {
        return Pages.of(
                "roles",
                Stream.of(Role.values()).map(UserRoutes::roleView).toList(),
                Asked.of(request, V1Configuration.USUAL));
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/roles/{name}")
    Map<String, @Nullable Object> showRole(@PathVariable String name) {
        var role = ROLES.get(name);
        if (role == null) {
            throw CallException.of(ServerProblem.NOT_FOUND, name);
        }
        return roleView(role);
    }

    private static Map<String, @Nullable Object> roleView(Role role) {
        return Keys.of(
                "name",
                name(role),
                "actions",
                Stream.of(Permission.values())
                        .filter(one -> one.scope() != null && role.atLeast(one.role()))
                        .map(one ->
                                Keys.of(
                                        "action",
                                        Keys.of("name", word(one)),
                                        "resource",
                                        Keys.of("name", "onggi")))
                        .toList());
    }

    private static String word(Permission permission) {
        return "can_" + permission.name().toLowerCase(Locale.ROOT);
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/permissions")
    Map<String, @Nullable Object> permissions(HttpServletRequest request) {
        return Pages.of(
                "actions",
                Stream.of(Permission.values())
                        .filter(one -> one.scope() != null)
                        .map(one -> Keys.of("name", word(one)))
                        .toList(),
                Asked.of(request, V1Configuration.USUAL));
    }
}
