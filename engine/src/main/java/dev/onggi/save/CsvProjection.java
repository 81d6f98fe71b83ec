package dev.onggi.save;

import dev.onggi.data.Sql;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SELECT of what a CSV file shows. DuckDB writes the cells; Java sees only those that begin
/// like a formula or would be written with an exponent.
final class CsvProjection {
    private final SaveFormat.Job job;
    private final @Nullable FormulaGuard guard;

    private CsvProjection(SaveFormat.Job job, @Nullable FormulaGuard guard) {
        this.job = job;
        this.guard = guard;
    }

    static String select(SaveFormat.Job job, @Nullable FormulaGuard guard) {
        var projection = new CsvProjection(job, guard);
        return job.columns().stream()
                .map(projection::cell)
                .collect(
                        Collectors.joining(
                                ", ",
                                "SELECT ",
                                " FROM " + job.session().relation(job.dataset()) + " AS r"));
    }

    private String cell(SavedColumn column) {
        var name = Sql.name(column.column().name());
        var cell =
                switch (column.column().type().kind()) {
                    case TEXT -> text("CAST(" + name + " AS VARCHAR)");
                    case NUMBER -> job.session().written(column.column());
                    case INTEGER, DECIMAL, BOOLEAN, DATE, TIME, TIMESTAMP -> name;
                };
        return job.columns().size() == 1 ? "coalesce(CAST(" + cell + " AS VARCHAR), '')" : cell;
    }

    private String text(String expression) {
        return guard == null ? expression : guard.sql(job.session(), expression);
    }
}
