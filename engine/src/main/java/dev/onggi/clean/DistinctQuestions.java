package dev.onggi.clean;

import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Question;
import dev.onggi.data.RowSet;
import dev.onggi.data.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The distinct questions of a dataset that no answer is kept for, found in one scan: of each the
/// first row that asks it.
final class DistinctQuestions {
    /// Questions that are looked up in the cache at a time.
    private static final int AT_A_TIME = 10_000;

    private final AskedFields fields;
    private final Asking asking;
    private final Rejections rejections;
    private final Map<ContentKey, String> rejected = new HashMap<>();
    private final KeySet seen = new KeySet();
    private final RowSet open = new RowSet();
    private final RowSet blank = new RowSet();
    private final Map<ContentKey, Long> unknown = new HashMap<>();
    private final Map<ContentKey, Long> sizes = new HashMap<>();
    private final Map<ContentKey, Set<PersonalData.Kind>> personal = new HashMap<>();
    private final PersonalData sent = new PersonalData();
    private long rows;
    private long bytes;

    DistinctQuestions(AskedFields fields, Asking asking, Rejections rejections) {
        this.fields = fields;
        this.asking = asking;
        this.rejections = rejections;
    }

    /// Scans the dataset.
    DistinctQuestions scan(Session session) {
        fields.scan(session, this::add);
        lookUp();
        return this;
    }

    private void add(long row, @Nullable Question question) {
        rows++;
        if (question == null) {
            blank.add(row);
        } else if (seen.add(question.key())) {
            unknown.put(question.key(), row);
            sizes.put(question.key(), question.bytes());
            personal.put(question.key(), PersonalData.in(question));
            if (unknown.size() >= AT_A_TIME) {
                lookUp();
            }
        }
    }

    private void lookUp() {
        asking.cache()
                .find(
                        List.copyOf(unknown.keySet()).iterator(),
                        cached -> unknown.remove(cached.key()));
        var bad = rejections.of(unknown.keySet());
        rejected.putAll(bad);
        unknown.keySet().removeAll(bad.keySet());
        unknown.forEach((key, row) -> {
            open.add(row);
            bytes += sizes.getOrDefault(key, 0L);
            sent.add(personal.getOrDefault(key, Set.of()));
        });
        unknown.clear();
        sizes.clear();
        personal.clear();
    }

    /// The rows whose questions are to be asked, each the first of its question.
    RowSet open() {
        return open;
    }

    /// Questions that earlier runs rejected and that are not asked again, with the reasons.
    Map<ContentKey, String> rejected() {
        return rejected;
    }

    /// Rows without anything to ask about.
    RowSet blank() {
        return blank;
    }

    /// Distinct questions, those with an answer included.
    long distinct() {
        return seen.size();
    }

    long rows() {
        return rows;
    }

    /// Personal data in the values to be asked.
    PersonalData personalData() {
        return sent;
    }

    /// The bytes of the values to be asked.
    long bytes() {
        return bytes;
    }

    /// The rows of a dataset whose question is among some, with their keys.
    static Map<Long, ContentKey> rowsOf(Session session, AskedFields fields, Set<ContentKey> keys) {
        var found = new TreeMap<Long, ContentKey>();
        fields.scan(
                session,
                (row, question) -> {
                    if (question != null && keys.contains(question.key())) {
                        found.put(row, question.key());
                    }
                });
        return found;
    }

    /// The questions in the order of their rows, read as they are asked.
    QuestionFeed feed(Session session) {
        return new QuestionFeed(
                session.read(
                        "SELECT %s FROM %s AS rows WHERE %s"
                                .formatted(
                                        fields.packed(),
                                        session.relation(fields.dataset()),
                                        session.in(open, "_row")),
                        new ArrayList<>(List.of("packed"))),
                fields);
    }
}
