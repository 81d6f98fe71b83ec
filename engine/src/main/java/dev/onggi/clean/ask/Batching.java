package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Price;
import dev.onggi.spi.ModelBatches;
import java.time.Duration;

/// A model's batches: answers within a day, at a lower price.
///
/// @param batches hands them over and reads them
/// @param price what an answer costs there
/// @param waits how long to wait between two looks
public record Batching(ModelBatches batches, Price price, Waits waits) {
    /// How long to wait.
    ///
    /// @param first before the first look at a batch; each further wait is half as long again
    /// @param longest between two looks
    /// @param listed until a batch that is not in the provider's list was never taken
    /// @param stopping how long a cancelled batch is waited for
    public record Waits(Duration first, Duration longest, Duration listed, Duration stopping) {
        /// For batches that take minutes to hours.
        public static final Waits USUAL =
                new Waits(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10));

        Duration after(Duration wait) {
            var longer = wait.plus(wait.dividedBy(2));
            return longer.compareTo(longest) > 0 ? longest : longer;
        }
    }
}
