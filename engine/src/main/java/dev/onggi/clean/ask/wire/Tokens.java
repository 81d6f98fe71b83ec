package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply.Usage;
import dev.onggi.spi.ModelRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Numbers of tokens as providers tell them, or as they can be guessed.
final class Tokens {
    private static final int BYTES_PER_TOKEN = 3;
    private static final long ABSURD = 100_000_000;

    private Tokens() {}

    /// A usage, guessed where the numbers are missing or cannot be.
    static Usage usage(Told told, ModelRequest request, String text) {
        boolean believable = told.input() > 0 && told.output() >= 0 && told.cached() >= 0;
        if (believable && told.input() < ABSURD && told.output() < ABSURD) {
            return new Usage(told.input(), told.output(), told.cached(), false);
        }
        var prompt = request.prompt();
        return new Usage(guess(prompt.system()) + guess(prompt.user()), guess(text), 0, true);
    }

    /// Rather too many than too few: a letter of Hangul is three bytes and about one token.
    private static long guess(String text) {
        return Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, BYTES_PER_TOKEN);
    }

    /// A number in JSON, or -1.
    static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }

    /// What a provider told; -1 for what it left out.
    ///
    /// @param input all tokens read
    /// @param output tokens written
    /// @param cached those of the input that came from a cache
    record Told(long input, long output, long cached) {}
}
