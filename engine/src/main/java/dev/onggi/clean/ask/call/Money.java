package dev.onggi.clean.ask.call;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of US dollars, exact to a millionth.
///
/// @param micros millionths of a dollar
public record Money(long micros) implements Comparable<Money> {
    /// Nothing.
    public static final Money ZERO = new Money(0);

    /// An amount as people write it.
    ///
    /// @param usd dollars, such as `5.00`; what is smaller than a millionth is dropped
    /// @return the amount
    /// @throws ArithmeticException where it is over nine trillion
    public static Money usd(BigDecimal usd) {
        return new Money(usd.movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /// An amount as people write it.
    ///
    /// @param usd dollars, such as `5.00`
    /// @return the amount
    public static Money usd(String usd) {
        return usd(new BigDecimal(usd));
    }

    /// The sum.
    ///
    /// @param other what is added
    /// @return both together
    public Money plus(Money other) {
        return new Money(Math.addExact(micros, other.micros));
    }

    /// The difference.
    ///
    /// @param other what is taken away
    /// @return what is left, below zero where more was taken than there was
    public Money minus(Money other) {
        return new Money(Math.subtractExact(micros, other.micros));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micros, other.micros);
    }

    /// Dollars with cents, and with as many digits more as the amount has.
    @Override
    public String toString() {
        var usd = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return usd.setScale(Math.max(2, usd.scale()), RoundingMode.UNNECESSARY).toPlainString()
                + " USD";
    }
}
