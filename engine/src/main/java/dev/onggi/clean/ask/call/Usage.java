package dev.onggi.clean.ask.call;

import dev.onggi.spi.ModelReply;

/// The size of a call after it was made.
///
/// @param input tokens sent, with the cached ones
/// @param cached those of the tokens sent that the provider had read before
/// @param output tokens that came back
/// @param estimated whether the provider told nothing and the numbers are ours
public record Usage(long input, long cached, long output, boolean estimated) {
    /// The size as a client told it.
    ///
    /// @param told with a reply
    /// @return the same
    public static Usage of(ModelReply.Usage told) {
        return new Usage(told.input(), told.cached(), told.output(), told.estimated());
    }
}
