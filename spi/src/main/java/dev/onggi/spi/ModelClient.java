package dev.onggi.spi;

import java.util.concurrent.CompletionStage;

/// One endpoint that language models are asked at.
///
/// A client neither waits for its turn nor tries again: rates, retries, budgets and the journal are
/// its caller's. It may be used by many threads and with many requests in flight.
@FunctionalInterface
public interface ModelClient extends AutoCloseable {
    /// Asks once.
    ///
    /// @param request what to ask
    /// @return the reply; completed normally whatever happens on the wire, at the latest when the
    ///   request's timeout is over, on any thread
    CompletionStage<ModelReply> ask(ModelRequest request);

    /// Lets go of what only this client holds. Connections that clients share are closed by whoever
    /// made them; questions in flight then end as [ModelReply.Kind#NETWORK].
    @Override
    default void close() {}
}
