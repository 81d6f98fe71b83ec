package dev.onggi.pipeline;

import java.time.LocalDate;
import java.util.Optional;

/// A day that every month has at another place.
interface SpecialDay {
    boolean on(LocalDate date);

    /// Reads a part of a field; nothing where it is no such day.
    interface Parser {
        Optional<? extends SpecialDay> parse(String part);
    }
}
