package dev.onggi.spi;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where clean data goes, used as `save/NAME`. Found by [java.util.ServiceLoader].
public interface Sink {
    /// The name behind `save/`.
    ///
    /// @return lower case
    String name();

    /// What it does, for people.
    ///
    /// @return one sentence
    default String description() {
        return "Saves by the sink `" + name() + "`.";
    }

    /// The keys this sink understands beside those of every save step.
    ///
    /// @return the settings, for validation and the reference page
    List<Setting> settings();

    /// The file ending of what it writes, or empty where it writes no file.
    ///
    /// @return an ending such as `xlsx`, or an empty text
    default String ending() {
        return "";
    }

    /// Finds a mistake in the settings before anything runs, without touching the outside world:
    /// for `onggi validate`, and before the first step of a run. A setting whose value only a run
    /// knows ends the check without a verdict, so look at the plainest ones first.
    ///
    /// @param settings of a step, as written
    /// @throws Failure that says what is wrong
    default void check(GivenSettings settings) throws Failure {}

    /// Saves all rows, or none.
    ///
    /// @param request the settings, and for a file the staged path to write to
    /// @param rows what to save
    /// @return how many rows were saved
    /// @throws Exception any; nothing may be visible then
    long save(Target request, RowReader rows) throws Exception;

    /// What a step asks of a sink.
    interface Target {
        /// The settings, secrets and run of the step.
        ///
        /// @return never null
        Request request();

        /// The staged file to write, renamed when everything is there.
        ///
        /// @return a path that does not exist yet
        Path file();

        /// Identifies this run and step, the same on a retry: the key of an exactly-once marker.
        ///
        /// @return a short text
        String effect();
    }

    /// Rows in order, a pull at a time.
    interface RowReader {
        /// The columns of every row.
        ///
        /// @return in order
        List<Column> columns();

        /// The next row: `String`, `Long`, `Double`, `BigDecimal`, `Boolean`, `LocalDate`,
        /// `LocalTime` or `LocalDateTime` by column, or null cells.
        ///
        /// @return the values in the columns' order, or null after the last row
        /// @throws Exception when reading fails
        @Nullable Object @Nullable [] next() throws Exception;
    }
}
