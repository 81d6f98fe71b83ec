package dev.onggi.run;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.data.DatasetRepository.Producer;
import dev.onggi.data.Publication;
import dev.onggi.data.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files of rejected rows that a run published before it was repeated. What they say of a step
/// that was repeated since is true no more.
///
/// @param space whose files they are
/// @param publication the way back
/// @param rejects writes what is left
record EarlierRejects(RunSpace space, Publication publication, RunRejects rejects) {
    private static final Pattern NAME = Pattern.compile("(.+)_\\d{8}_\\d{6}(_\\d+)?\\.csv");

    /// Takes back what holds no more.
    ///
    /// @param kept the steps whose rejected rows are those of an earlier round
    /// @return files that stand for what is left of others
    List<Path> settle(String run, Collection<String> kept) throws IOException {
        var left = new ArrayList<Path>();
        for (var entry : space.datasets().ofEarlierRounds(new Producer(run, RejectFile.STEP))) {
            var file = space.workspace().root().resolve(entry.manifest().file());
            long holding = Files.exists(file) ? count(file, kept) : 0;
            if (holding == entry.manifest().rows()) {
                continue;
            }
            if (holding > 0) {
                left.add(rejects.again(publication, source(entry), rows(file) + by(kept)));
            }
            publication.withdraw(entry);
        }
        return left;
    }

    private long count(Path file, Collection<String> kept) {
        if (kept.isEmpty()) {
            return 0;
        }
        try (var session = space.duckdb().session(new Cancellation())) {
            return session.query(
                    "SELECT count(*) FROM (" + rows(file) + by(kept) + ")",
                    found -> found.next() ? found.getLong(1) : 0L);
        }
    }

    /// The rows as they were written, each cell a text.
    private static String rows(Path file) {
        return "SELECT * FROM read_csv("
                + Sql.path(file)
                + ", header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"',"
                + " comment = '', allow_quoted_nulls = false, parallel = false)";
    }

    private static String by(Collection<String> kept) {
        return kept.stream()
                .map(Sql::text)
                .collect(Collectors.joining(", ", " WHERE _step IN (", ")"));
    }

    private static String source(Entry entry) {
        var name = String.valueOf(Path.of(entry.manifest().file()).getFileName());
        var parts = NAME.matcher(name);
        return parts.matches() ? parts.group(1) : name;
    }
}
