package dev.onggi.server.sign;

import dev.onggi.identity.Account;
import dev.onggi.identity.Identity;
import dev.onggi.identity.Session;
import dev.onggi.identity.Sessions;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.AuditTrail;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Credentials;
import dev.onggi.server.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Beginning and ending sessions, and the first administrator.
@RestController
public final class SessionRoutes {
    private static final String SESSION = "/api/onggi/v1/session";

    private final SignIn signIn;
    private final SetupLink setup;
    private final Identity identity;
    private final AuditTrail trail;

    SessionRoutes(SignIn signIn, SetupLink setup, Identity identity, AuditTrail trail) {
        this.signIn = signIn;
        this.setup = setup;
        this.identity = identity;
        this.trail = trail;
    }

    /// A name and a password.
    record Login(String name, String password) {}

    /// A name and a password for the first administrator, and the secret of the link.
    record Setup(String secret, String name, String password) {}

    /// Who is signed in.
    ///
    /// @param csrf what a page sends along with every change as `X-CSRF-Token`, or null for a
    ///   program
    record Me(String name, String role, Map<String, String> grants, @Nullable String csrf) {
        static Me of(Account account, @Nullable Session session) {
            var grants = new TreeMap<String, String>();
            account.grants().forEach((folder, role) -> grants.put(folder, role.word()));
            var csrf = session == null ? null : session.csrf();
            return new Me(account.name(), account.role().word(), grants, csrf);
        }
    }

    @Access(Permission.OPEN)
    @PostMapping("/api/onggi/v1/setup")
    ResponseEntity<Me> setup(@RequestBody Setup asked, HttpServletRequest request) {
        var account = setup.use(asked.secret(), () -> signIn.first(asked.name(), asked.password()));
        trail.allowed(request, account.name(), "setup.use", account.name());
        return begun(account, request, HttpStatus.CREATED);
    }

    @Access(Permission.OPEN)
    @PostMapping(SESSION)
    ResponseEntity<Me> begin(@RequestBody Login login, HttpServletRequest request) {
        Credentials.session(request).ifPresent(identity.sessions()::end);
        var account = signIn.check(login.name(), login.password(), request);
        return begun(account, request, HttpStatus.OK);
    }

    private ResponseEntity<Me> begun(
            Account account, HttpServletRequest request, HttpStatus status) {
        var begun = identity.sessions().begin(account.name());
        return ResponseEntity.status(status)
                .header(HttpHeaders.SET_COOKIE, cookie(request, begun.secret()))
                .body(Me.of(account, begun.session()));
    }

    @Access(Permission.SELF)
    @GetMapping(SESSION)
    Me show(Caller caller) {
        return Me.of(caller.account(), caller.session());
    }

    @Access(Permission.SELF)
    @DeleteMapping(SESSION)
    ResponseEntity<Void> end(HttpServletRequest request) {
        Credentials.session(request).ifPresent(identity.sessions()::end);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie(request, ""))
                .build();
    }

    /// A password in place of another one.
    record NewPassword(String old, String fresh) {}

    @Access(Permission.OWN)
    @PutMapping(SESSION + "/password")
    ResponseEntity<Void> password(
            @RequestBody NewPassword asked, Caller caller, HttpServletRequest request) {
        var account = signIn.check(caller.account().name(), asked.old(), request);
        signIn.change(account.name(), asked.fresh());
        return ResponseEntity.noContent().build();
    }

    private static String cookie(HttpServletRequest request, String secret) {
        boolean secure = request.isSecure();
        return ResponseCookie.from(secure ? Credentials.SECURE_COOKIE : Credentials.COOKIE, secret)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/")
                .maxAge(secret.isEmpty() ? 0 : Sessions.LONGEST.toSeconds())
                .build()
                .toString();
    }
}
