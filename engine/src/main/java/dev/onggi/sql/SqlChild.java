package dev.onggi.sql;

import dev.onggi.data.Cancellation;
import dev.onggi.data.DataProblem;
import dev.onggi.data.DuckDb;
import dev.onggi.data.Sql;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// The process that runs one query: reads `job.json` in its folder, writes `result.parquet` and
/// `answer.json` there, and ends. It ends at once when the parent does.
public final class SqlChild {
    private static final String RESULT = "onggi_result";
    private static final int PARENT_GONE = 3;

    private final Path folder;
    private final Job job;
    private final Tables tables;

    private SqlChild(Path folder, Job job) {
        this.folder = folder;
        this.job = job;
        this.tables = new Tables(job.tables());
    }

    /// Runs a job.
    ///
    /// @param args the folder
    /// @throws IOException when the folder cannot be read or written
    public static void main(String[] args) throws IOException {
        endWithParent();
        var folder = Path.of(args[0]).toRealPath();
        new SqlChild(folder, Job.read(folder)).answer().write(folder);
        Runtime.getRuntime().halt(0); // closing the databases frees nothing that matters
    }

    /// The parent holds the other end of standard input and writes nothing to it.
    private static void endWithParent() {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nothing is expected
                        }
                    } catch (IOException e) {
                        // the same as its end
                    }
                    Runtime.getRuntime().halt(PARENT_GONE);
                });
    }

    private Answer answer() {
        try {
            return run(check());
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (OnggiException e) {
            return failure(e);
        }
    }

    /// Parses and binds the query where there are no rows to read.
    private ParsedQuery check() {
        try (var duckdb = open("types");
                var session = duckdb.session(new Cancellation())) {
            for (var table : job.tables()) {
                for (var name : table.names()) {
                    var columns =
                            table.dataset().readable().stream()
                                    .map(c -> Sql.name(c.name()) + " " + Sql.type(c.type()))
                                    .collect(Collectors.joining(", "));
                    session.execute("CREATE TABLE " + Sql.name(name) + " (" + columns + ")");
                }
            }
            Lock.apply(session, folder, job.zone());
            var query = ParsedQuery.of(job.query(), tables::contains, session);
            Reach.check(query, tables);
            Binding.check(query, tables, session);
            return query;
        }
    }

    private Answer run(ParsedQuery query) {
        try (var duckdb = open("spill");
                var session = duckdb.session(new Cancellation())) {
            for (var table : job.tables()) {
                for (var name : table.names()) {
                    session.execute(
                            "CREATE VIEW "
                                    + Sql.name(name)
                                    + " AS SELECT * EXCLUDE (_row) FROM "
                                    + session.relation(table.dataset())
                                    + " AS d");
                }
            }
            Lock.apply(session, folder, job.zone());
            session.execute("CREATE VIEW " + RESULT + " AS " + query.text());
            var shape = ResultShape.of(session, RESULT);
            long rows = session.execute(copy(shape));
            var columns = new ArrayList<Column>();
            columns.add(new Column("_id", ColumnType.INTEGER));
            columns.addAll(shape.columns());
            columns.add(Column.text("_source"));
            columns.add(new Column("_created_at", ColumnType.TIMESTAMP));
            return new Answer.Done(rows, columns);
        }
    }

    private DuckDb open(String temporary) {
        return DuckDb.open(
                new DuckDb.Limits(job.memoryBytes(), job.threads(), folder.resolve(temporary)));
    }

    private String copy(ResultShape shape) {
        return "COPY (SELECT row_number() OVER () AS _id, "
                + String.join(", ", shape.expressions())
                + ", "
                + Sql.text(job.source())
                + " AS _source, CAST("
                + Sql.text(job.createdAt())
                + " AS TIMESTAMP) AS _created_at FROM "
                + RESULT
                + " AS q) TO "
                + Sql.path(folder.resolve("result.parquet"))
                + " (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE_BYTES '16MB')";
    }

    private Answer failure(OnggiException e) {
        var problem = e.problems().getFirst();
        var message = problem.args().isEmpty() ? "" : problem.args().getFirst();
        if (problem.code() == DataProblem.OUT_OF_MEMORY) {
            return Refusal.of(SqlProblem.OUT_OF_MEMORY, ChildProcess.megabytes(job.memoryBytes()))
                    .answer();
        }
        int cell = message.indexOf(ResultShape.OVER_LIMIT);
        if (cell >= 0) {
            return Refusal.of(
                            SqlProblem.CELL_TOO_LARGE,
                            message.substring(cell + ResultShape.OVER_LIMIT.length()),
                            Integer.toString(ResultShape.CELL_LIMIT))
                    .answer();
        }
        if (message.contains("Permission Error")) {
            return Refusal.of(SqlProblem.FORBIDDEN, message, "").answer();
        }
        return Refusal.of(SqlProblem.FAILED, message).answer();
    }
}
