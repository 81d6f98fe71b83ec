package dev.onggi.problem;

import dev.onggi.spi.Failure.Blame;

/// A kind of problem in the catalogue. Each room has an enum of its own; the sentences lie beside
/// it in `problems_en.properties` and `problems_ko.properties` as `NAME` and `NAME.hint`.
public interface ProblemCode {
    /// The enum constant's name.
    String name();

    /// The number behind `ONGGI-`, unique over all rooms.
    int number();

    /// Who has to act.
    Blame blame();

    /// Whether what was asked for is wrong, such as a setting, rather than what came of it.
    default boolean ofRequest() {
        return blame() == Blame.USER;
    }

    /// Whether the same work may succeed later without anybody acting.
    default boolean retryable() {
        return false;
    }
}
