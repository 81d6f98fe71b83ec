package dev.onggi.clean.ask.budget;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a token costs, in millionths of a micro-dollar: 2.50 dollars a million tokens are
/// 2,500,000.
///
/// @param input a token sent
/// @param cached a token sent that the provider had read before
/// @param output a token that came back
public record Price(long input, long cached, long output) {
    /// Nothing, as on one's own machine.
    public static final Price FREE = new Price(0, 0, 0);

    private static final long PARTS = 1_000_000;

    /// A price as people write it.
    ///
    /// @param input dollars for a million tokens sent
    /// @param cached dollars for a million of them that the provider had read before
    /// @param output dollars for a million tokens that came back
    /// @return the price, with less than a dollar for 10^12 tokens rounded up
    public static Price perMillion(BigDecimal input, BigDecimal cached, BigDecimal output) {
        return new Price(parts(input), parts(cached), parts(output));
    }

    private static long parts(BigDecimal usd) {
        return usd.movePointRight(6).setScale(0, RoundingMode.UP).longValueExact();
    }

    /// The most that a call can cost.
    ///
    /// @param tokens its size
    /// @return rounded up to a micro-dollar
    public Money worst(Tokens tokens) {
        return cost(tokens.input(), 0, tokens.output());
    }

    /// What a call did cost.
    ///
    /// @param usage its size as the provider told it; numbers that cannot be are put right
    /// @return rounded up to a micro-dollar
    public Money cost(Usage usage) {
        long sent = Math.max(0, usage.input());
        long known = Math.clamp(usage.cached(), 0, sent);
        return cost(sent - known, known, Math.max(0, usage.output()));
    }

    private Money cost(long fresh, long known, long received) {
        long parts =
                Math.addExact(
                        Math.addExact(
                                Math.multiplyExact(fresh, input),
                                Math.multiplyExact(known, cached)),
                        Math.multiplyExact(received, output));
        return new Money(Math.ceilDiv(parts, PARTS));
    }
}
