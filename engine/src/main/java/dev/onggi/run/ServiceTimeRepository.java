package dev.onggi.run;

import dev.onggi.store.Database;
import dev.onggi.store.Micros;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When somebody served a workspace: a process that starts runs by itself and works on them.
public final class ServiceTimeRepository {
    /// Who is alive is seen every few seconds.
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final Database database;

    /// The times of a workspace.
    ///
    /// @param database its metadata, which is only read
    public ServiceTimeRepository(Database database) {
        this.database = database;
    }

    /// Which share of a time was served, from when the workspace was first served on.
    ///
    /// @param period the time
    /// @return from 0 to 1; empty where nobody has ever served until its end
    public Optional<Double> availability(Period period) {
        var served = served();
        if (served.isEmpty() || !served.getFirst().from().isBefore(period.to())) {
            return Optional.empty();
        }
        var first = served.getFirst().from();
        var from = first.isAfter(period.from()) ? first : period.from();
        var covered = Duration.ZERO;
        var until = from;
        for (var one : served) {
            var begin = one.from().isAfter(until) ? one.from() : until;
            var end = one.to().isBefore(period.to()) ? one.to() : period.to();
            if (end.isAfter(begin)) {
                covered = covered.plus(Duration.between(begin, end));
                until = end;
            }
        }
        var whole = Duration.between(from, period.to());
        return Optional.of((double) covered.toMillis() / Math.max(1, whole.toMillis()));
    }

    private List<Period> served() {
        return database.read(handle ->
                !database.has(handle, "service")
                        ? List.of()
                        : handle.createQuery("SELECT began, seen FROM service ORDER BY began, seen")
                                .map((row, context) ->
                                        new Period(
                                                Micros.instant(row.getLong(1)),
                                                Micros.instant(row.getLong(2)).plus(BEAT)))
                                .list());
    }
}
