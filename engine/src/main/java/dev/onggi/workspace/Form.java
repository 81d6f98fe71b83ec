package dev.onggi.workspace;

import java.time.Duration;
import java.util.List;

/// What the value of a workspace setting may be.
public sealed interface Form {
    /// One of a few words.
    ///
    /// @param words the words
    record Choice(List<String> words) implements Form {}

    /// `true` or `false`.
    record Flag() implements Form {}

    /// A whole number.
    ///
    /// @param min inclusive
    /// @param max inclusive
    record Whole(long min, long max) implements Form {}

    /// A number.
    ///
    /// @param min inclusive
    /// @param max inclusive
    record Decimal(double min, double max) implements Form {}

    /// A duration such as `30s`.
    ///
    /// @param min inclusive
    /// @param max inclusive
    record Lasting(Duration min, Duration max) implements Form {}

    /// A number of bytes such as `512MB`.
    ///
    /// @param min inclusive, as it would be written
    /// @param max inclusive, as it would be written
    record Size(String min, String max) implements Form {}

    /// A share such as `95%`.
    record Share() implements Form {}

    /// How long or how many are kept: a duration such as `90d`, a number of the newest, or `never`
    /// where nothing is ever dropped.
    record Keeping() implements Form {}

    /// A time zone such as `Asia/Seoul`.
    record Zone() implements Form {}

    /// A list of host names, addresses or networks such as `10.0.0.0/8`.
    record Hosts() implements Form {}

    /// The address of a PostgreSQL such as `jdbc:postgresql://host/db`.
    record Store() implements Form {}

    /// Stored connections by name.
    record Connections() implements Form {}

    /// Models by name.
    record Models() implements Form {}

    /// Prices of models by name.
    record Prices() implements Form {}

    /// Numbers of places by the name of their pool.
    record Pools() implements Form {}

    /// Who is told of what: a map, or a list of maps.
    record Notifications() implements Form {}

    /// Environments by name, each with settings of its own.
    record Environments() implements Form {}

    /// The word for it in problems and on the reference page.
    ///
    /// @return a word such as `duration`
    default String word() {
        return switch (this) {
            case Choice _, Store _ -> "text";
            case Flag _ -> "flag";
            case Whole _ -> "whole";
            case Decimal _ -> "decimal";
            case Lasting _ -> "duration";
            case Size _ -> "size";
            case Share _ -> "share";
            case Keeping _ -> "keeping";
            case Zone _ -> "zone";
            case Hosts _ -> "hosts";
            case Pools _, Connections _, Models _, Prices _, Notifications _, Environments _ ->
                    "map";
        };
    }
}
