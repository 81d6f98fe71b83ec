package dev.onggi.server.sign;

import dev.onggi.identity.AuditLog;
import dev.onggi.identity.AuditRecord;
import dev.onggi.identity.Identity;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The audit log: searching, exporting and checking it.
@RestController
@RequestMapping("/api/onggi/v1/audit")
public final class AuditRoutes {
    private static final int MOST = 500;
    private static final int TOGETHER = 1000;

    private final Identity identity;
    private final JsonMapper json;

    AuditRoutes(Identity identity, JsonMapper json) {
        this.identity = identity;
        this.json = json;
    }

    /// An entry.
    record Entry(
            long number,
            Instant at,
            String who,
            String action,
            String target,
            String outcome,
            String address,
            Map<String, String> facts,
            String hash) {
        static Entry of(AuditRecord record) {
            var entry = record.entry();
            return new Entry(
                    record.number(),
                    entry.at(),
                    entry.who(),
                    entry.action(),
                    entry.target(),
                    entry.outcome().word(),
                    entry.address(),
                    new TreeMap<>(entry.facts()),
                    record.hash());
        }
    }

    /// Entries, the newest first.
    ///
    /// @param next what to ask for as `before` for the ones behind, or null
    record Entries(List<Entry> items, @Nullable Long next) {}

    /// Whether the log is whole.
    ///
    /// @param broken the first entry that does not fit the one before it, or null
    /// @param head the hash of the newest entry, to be compared with what the server's log has
    record Check(@Nullable Long broken, long number, String head) {}

    @Access(Permission.ADMINISTER)
    @GetMapping
    Entries list(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, "limit", "1 .. " + MOST);
        }
        long from = before == null ? Long.MAX_VALUE : before;
        var found = identity.audit().find(new AuditLog.Query(from, who, action, target, limit + 1));
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Entries(
                shown.stream().map(Entry::of).toList(),
                found.size() > limit ? shown.getLast().number() : null);
    }

    /// Every entry in its order, a JSON object a line.
    @Access(Permission.ADMINISTER)
    @GetMapping("/export")
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
        var out = response.getOutputStream();
        long next = 1;
        for (var piece = identity.audit().from(next, TOGETHER);
                !piece.isEmpty();
                piece = identity.audit().from(next, TOGETHER)) {
            for (var record : piece) {
                out.write(json.writeValueAsBytes(Entry.of(record)));
                out.write('\n');
            }
            next = piece.getLast().number() + 1;
        }
    }

    @Access(Permission.ADMINISTER)
    @GetMapping("/check")
    Check check() {
        var head = identity.audit().last();
        return new Check(
                identity.audit().broken().orElse(null),
                head.map(AuditRecord::number).orElse(0L),
                head.map(AuditRecord::hash).orElse(""));
    }
}
