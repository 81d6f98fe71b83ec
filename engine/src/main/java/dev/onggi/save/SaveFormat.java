package dev.onggi.save;

import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            return java.util.Objects.requireNonNull(file);
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
