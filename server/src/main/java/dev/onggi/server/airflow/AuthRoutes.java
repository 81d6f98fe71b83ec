package dev.onggi.server.airflow;

import dev.onggi.identity.Identity;
import dev.onggi.identity.Scope;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import dev.onggi.server.sign.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A token for a name and a password, as every client of Airflow 3 begins.
@RestController
public final class AuthRoutes {
    private static final Duration LASTING = Duration.ofHours(24);
    private static final Duration SHORTER = Duration.ofHours(1);

    private final SignIn signIn;
    private final Identity identity;

    AuthRoutes(SignIn signIn, Identity identity) {
        this.signIn = signIn;
        this.identity = identity;
    }

    /// A name and a password.
    record Login(@Nullable String username, @Nullable String password) {}

    @Access(Permission.OPEN)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/auth/token", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> token(@RequestBody Login login, HttpServletRequest request) {
        return made(login, request, LASTING);
    }

    @Access(Permission.OPEN)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/auth/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Map<String, @Nullable Object> form(
            @RequestParam(required = false) @Nullable String username,
            @RequestParam(required = false) @Nullable String password,
            HttpServletRequest request) {
        return made(new Login(username, password), request, LASTING);
    }

    @Access(Permission.OPEN)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(path = "/auth/token/cli", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> cli(@RequestBody Login login, HttpServletRequest request) {
        return made(login, request, SHORTER);
    }

    private Map<String, @Nullable Object> made(
            Login login, HttpServletRequest request, Duration lasting) {
        var name = login.username();
        var password = login.password();
        if (name == null || password == null) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "username, password", "");
        }
        var account = signIn.check(name, password, request);
        var made =
                identity.tokens()
                        .make(account.name(), "airflow", EnumSet.allOf(Scope.class), lasting);
        return Keys.of("access_token", made.secret());
    }
}
