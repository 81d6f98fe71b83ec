package dev.onggi.workspace;

import dev.onggi.yaml.Values;
import java.time.Duration;

/// What of a kind of thing is kept; everything else may be dropped.
public sealed interface Keep {
    /// Everything.
    record All() implements Keep {}

    /// What is younger than this.
    ///
    /// @param age a day at least
    record Younger(Duration age) implements Keep {}

    /// So many of the newest.
    ///
    /// @param count one at least
    record Newest(int count) implements Keep {}

    /// Reads a setting.
    ///
    /// @param text `never`, a duration such as `90d`, or a number
    /// @return what is kept
    /// @throws IllegalArgumentException where it is none of these, or less than a day or one
    static Keep parse(String text) {
        if (text.equals("never")) {
            return new All();
        }
        if (text.matches("\\d{1,9}")) {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return new Newest(count);
            }
            throw new IllegalArgumentException(text);
        }
        var age = Values.duration(text);
        if (age.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(text);
        }
        return new Younger(age);
    }
}
