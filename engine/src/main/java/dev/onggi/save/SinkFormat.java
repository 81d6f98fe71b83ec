package dev.onggi.save;

import dev.onggi.data.Sql;
import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Request;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Sink;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a [Sink] a way to save.
final class SinkFormat implements SaveFormat {
    private final Sink sink;

    SinkFormat(Sink sink) {
        this.sink = sink;
    }

    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public String description() {
        return sink.description();
    }

    @Override
    public String ending() {
        return sink.ending();
    }

    @Override
    public List<Setting> settings() {
        return sink.settings();
    }

    @Override
    public void check(GivenSettings settings) throws Failure {
        sink.check(settings);
    }

    @Override
    public Written write(Job job) throws Exception {
        var target = new StagedTarget(job, new SinkRequest(job.context(), job.settings()));
        var outcome = job.session().query(select(job), rows -> attempt(job, target, rows));
        return switch (outcome) {
            case Saved saved -> Written.of(saved.rows());
            case Refused refused -> throw refused.cause();
        };
    }

    /// A sink's own exceptions pass by the session, which would take them for DuckDB's.
    private sealed interface Outcome {}

    private record Saved(long rows) implements Outcome {}

    private record Refused(Exception cause) implements Outcome {}

    private Outcome attempt(Job job, Sink.Target target, ResultSet rows) throws SQLException {
        var reader = new ResultRows(rows, job);
        try {
            return new Saved(sink.save(target, reader));
        } catch (Exception e) {
            if (reader.failure() != null) {
                throw reader.failure();
            }
            return new Refused(e);
        }
    }

    private static String select(Job job) {
        return job.columns().stream()
                .map(c ->
                        "CAST("
                                + Sql.name(c.column().name())
                                + " AS "
                                + Sql.type(c.column().type())
                                + ")")
                .collect(
                        Collectors.joining(
                                ", ",
                                "SELECT ",
                                " FROM " + job.session().relation(job.dataset()) + " AS r"));
    }

    private record StagedTarget(Job job, Request request) implements Sink.Target {
        @Override
        public Path file() {
            @Nullable Path file = job.file();
            if (file == null) {
                throw new IllegalStateException("a sink without an ending writes no file");
            }
            return file;
        }

        @Override
        public String effect() {
            return job.context().run().id() + "/" + job.context().step();
        }
    }
}
