package dev.onggi.step;

import java.time.Duration;

/// How durations, shares and truth values are written in the keys of a step.
public final class Values {
    private Values() {}

    /// Reads `500ms`, `30s`, `5m`, `2h` or `1d`.
    ///
    /// @param text as written
    /// @return the duration
    /// @throws IllegalArgumentException when it is none
    public static Duration duration(String text) {
        return dev.onggi.yaml.Values.duration(text);
    }

    /// Reads `5%` or a number from 0 to 1.
    ///
    /// @param text as written
    /// @return from 0 to 1
    /// @throws IllegalArgumentException when it is none
    public static double share(String text) {
        return dev.onggi.yaml.Values.share(text);
    }

    /// Reads `true` or `false`.
    ///
    /// @param text as written
    /// @return the value
    /// @throws IllegalArgumentException when it is neither
    public static boolean flag(String text) {
        return dev.onggi.yaml.Values.flag(text);
    }
}
