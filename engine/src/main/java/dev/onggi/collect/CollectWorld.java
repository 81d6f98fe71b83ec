package dev.onggi.collect;

import java.time.ZoneId;
import java.util.Random;
import java.util.function.Function;

/// What collect steps take from outside the run.
///
/// @param parsers reads cells of declared types, in a time zone
/// @param retry when and how long to wait before another try
/// @param sleeper waits
record CollectWorld(Function<ZoneId, CellParser> parsers, Retry retry, Sleeper sleeper) {
    /// Plain cells and real waits.
    static CollectWorld standard() {
        return new CollectWorld(PlainCells::new, new Retry(new Random()), Sleeper::real);
    }
}
