package dev.onggi.save;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Setting;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A form that data is saved in, `save/NAME`.
interface SaveFormat {
    /// The name behind `save/`.
    String name();

    /// One sentence for the reference page.
    String description();

    /// The file's ending without the point, or empty where no file is written.
    String ending();

    /// The keys beside those of every save.
    List<Setting> settings();

    /// Finds what is wrong with these keys beyond their kinds.
    default void validate(StepSettings settings, Problems problems) {}

    /// Finds what whoever writes would refuse, without touching the outside world.
    default void check(GivenSettings settings) throws Failure {}

    /// Writes every row in order.
    ///
    /// @throws Exception any; the staged file is removed then
    Written write(Job job) throws Exception;

    /// What to write, and where.
    ///
    /// @param context what the step sees
    /// @param settings the step's keys
    /// @param session a session of its own
    /// @param dataset the rows
    /// @param columns the columns in order, at least one
    /// @param file a path that does not exist yet, or null where the format writes no file
    record Job(
            StepContext context,
            StepSettings settings,
            Session session,
            Dataset dataset,
            List<SavedColumn> columns,
            @Nullable Path file) {
        Path target() {
            return Objects.requireNonNull(file);
        }

        /// Has DuckDB write the file.
        ///
        /// @param value SQL of a column
        /// @param options of the file's format
        Written copy(Function<SavedColumn, String> value, String options) {
            var select =
                    columns.stream()
                            .map(column -> value.apply(column) + " AS " + Sql.name(column.name()))
                            .collect(Collectors.joining(", "));
            return Written.of(
                    session.execute(
                            "COPY (SELECT %s FROM %s AS r) TO %s (%s)"
                                    .formatted(
                                            select,
                                            session.relation(dataset),
                                            Sql.path(target()),
                                            options)));
        }
    }

    /// What was written.
    ///
    /// @param rows how many rows
    /// @param outputs values for later steps beside those of every save
    /// @param warnings what people should know
    record Written(long rows, Map<String, String> outputs, List<Problem> warnings) {
        static Written of(long rows) {
            return new Written(rows, Map.of(), List.of());
        }
    }
}
