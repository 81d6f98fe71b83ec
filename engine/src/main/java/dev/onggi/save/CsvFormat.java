package dev.onggi.save;

import dev.onggi.data.Sql;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// `save/csv`: UTF-8 with a header. An empty cell is an unquoted empty field, an empty text a
/// quoted one; in a file of one column both are quoted, because readers skip empty lines.
final class CsvFormat implements SaveFormat {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "Saves a CSV file that spreadsheets open as it is.";
    }

    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.of(
                                "bom",
                                Kind.BOOLEAN,
                                "Whether the file begins with a byte order mark, by which Excel knows UTF-8.")
                        .orElse("true"),
                Setting.text("delimiter", "What stands between two cells.")
                        .orElse(",")
                        .among(",", ";", "|", "tab", "\t"),
                Setting.text("line_end", "What ends a row; Excel opens both.")
                        .orElse("lf")
                        .among("lf", "crlf"),
                Setting.of(
                                "formula_guard",
                                Kind.BOOLEAN,
                                "Whether text that a spreadsheet would run as a formula gets a leading `'`.")
                        .orElse("true"));
    }

    @Override
    public Written write(Job job) throws IOException {
        var guard = new FormulaGuard();
        boolean guarded = job.settings().flag("formula_guard", true);
        var names =
                job.columns().stream()
                        .map(c -> guarded ? guard.guard(c.name()) : c.name())
                        .toList();
        var dialect = CsvDialect.of(job.settings());
        var header = dialect.header(names);
        var rows = CsvProjection.select(job, guarded ? guard : null);
        long written =
                job.session()
                        .execute(
                                "COPY ("
                                        + rows
                                        + ") TO "
                                        + Sql.path(job.target())
                                        + dialect.options(header));
        if (written == 0) {
            // DuckDB puts an empty line behind the header of a file without rows
            Files.writeString(job.target(), header, StandardCharsets.UTF_8);
        }
        return guard.guarded() == 0 ? Written.of(written) : told(job, written, guard.guarded());
    }

    private static Written told(Job job, long rows, long guarded) {
        var problem = Problem.of(SaveProblem.FORMULAS_GUARDED, null, guarded);
        job.context().log().info(problem.message(Language.EN));
        return new Written(rows, Map.of("guarded", Long.toString(guarded)), List.of(problem));
    }
}
