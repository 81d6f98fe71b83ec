package dev.onggi.collect;

import dev.onggi.upstream.CircuitBreakers;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;
import java.util.function.Function;

/// What collect steps take from outside the run.
///
/// @param parsers reads cells of declared types, in a time zone
/// @param retry when and how long to wait before another try
/// @param sleeper waits
/// @param breakers leave a host alone that fails again and again
record CollectWorld(
        Function<ZoneId, CellParser> parsers,
        Retry retry,
        Sleeper sleeper,
        CircuitBreakers breakers) {
    /// The breakers of this process, shared by all steps of all runs.
    private static final CircuitBreakers SHARED =
            new CircuitBreakers(
                    InstantSource.system(), CircuitBreakers.THRESHOLD, CircuitBreakers.REST);

    CollectWorld(Function<ZoneId, CellParser> parsers, Retry retry, Sleeper sleeper) {
        this(parsers, retry, sleeper, SHARED);
    }

    /// Plain cells and real waits.
    static CollectWorld standard() {
        return new CollectWorld(PlainCells::new, new Retry(new Random()), Sleeper::real);
    }
}
