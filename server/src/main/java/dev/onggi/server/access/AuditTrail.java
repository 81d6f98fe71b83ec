package dev.onggi.server.access;

import dev.onggi.identity.AuditEntry;
import dev.onggi.identity.AuditEntry.Outcome;
import dev.onggi.identity.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;

/// Writes down what callers do.
public final class AuditTrail {
    private static final int LONGEST = 200;

    private final AuditLog log;
    private final InstantSource clock;

    /// The trail of a workspace.
    ///
    /// @param world the workspace
    public AuditTrail(World world) {
        this.log = world.identity().audit();
        this.clock = world.onggi().clock();
    }

    /// Writes down what is about to be done; it is on the disk when this returns.
    ///
    /// @param request the call
    /// @param who the account, or an empty text
    /// @param action in words with dots
    /// @param target what it is done to
    public void allowed(HttpServletRequest request, String who, String action, String target) {
        log.record(entry(request, who, action, target, Outcome.ALLOWED, Map.of()));
    }

    /// Writes down that data was read.
    ///
    /// @param request the call
    /// @param who the account
    /// @param action in words with dots
    /// @param target what was read
    public void read(HttpServletRequest request, String who, String action, String target) {
        log.note(entry(request, who, action, target, Outcome.ALLOWED, Map.of()));
    }

    /// Writes down that somebody was not let in, or not let do something.
    ///
    /// @param request the call
    /// @param who the account, or an empty text
    /// @param action in words with dots
    /// @param target what it would have been done to
    public void denied(HttpServletRequest request, String who, String action, String target) {
        log.note(entry(request, who, action, target, Outcome.DENIED, Map.of()));
    }

    /// Writes down that what was allowed could not be done.
    ///
    /// @param request the call
    /// @param who the account
    /// @param action in words with dots
    /// @param target what it would have been done to
    /// @param status of the reply
    public void failed(
            HttpServletRequest request, String who, String action, String target, int status) {
        var facts = Map.of("status", Integer.toString(status));
        log.note(entry(request, who, action, target, Outcome.FAILED, facts));
    }

    private AuditEntry entry(
            HttpServletRequest request,
            String who,
            String action,
            String target,
            Outcome outcome,
            Map<String, String> facts) {
        return new AuditEntry(
                clock.instant(),
                shortened(who),
                action,
                shortened(target),
                outcome,
                request.getRemoteAddr(),
                facts);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
