package dev.onggi.clean;

import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The rows whose question has neither an answer nor a reason why there is none, once an asking has
/// ended early.
final class UnaskedRows {
    /// Rows that are looked up in the cache at a time.
    private static final int AT_A_TIME = 10_000;

    private final AskedFields fields;
    private final Asking asking;
    private final Set<ContentKey> rejected;
    private final Map<Long, ContentKey> unknown = new HashMap<>();
    private final RowSet rows = new RowSet();

    /// @param rejected questions that have no good answer
    UnaskedRows(AskedFields fields, Asking asking, Set<ContentKey> rejected) {
        this.fields = fields;
        this.asking = asking;
        this.rejected = rejected;
    }

    /// Finds them in one scan.
    RowSet find(Session session) {
        fields.scan(
                session,
                (row, question) -> {
                    if (question != null && !rejected.contains(question.key())) {
                        unknown.put(row, question.key());
                    }
                    if (unknown.size() >= AT_A_TIME) {
                        lookUp();
                    }
                });
        lookUp();
        return rows;
    }

    private void lookUp() {
        var answered = new HashSet<ContentKey>();
        asking.cache()
                .find(
                        Set.copyOf(unknown.values()).iterator(),
                        cached -> answered.add(cached.key()));
        unknown.values().removeAll(answered);
        unknown.keySet().forEach(rows::add);
        unknown.clear();
    }
}
