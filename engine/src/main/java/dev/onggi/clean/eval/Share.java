package dev.onggi.clean.eval;

/// A share that was counted, with the interval in which the true one lies 95 times of 100 (Wilson's
/// score interval, which stays within 0 and 1 and is honest about few cells).
///
/// @param hits how many
/// @param of out of how many
public record Share(long hits, long of) {
    private static final double Z = 1.959963984540054;

    /// The share.
    ///
    /// @return from 0 to 1; 0 where nothing was counted
    public double value() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /// Where the interval begins.
    ///
    /// @return from 0 to 1
    public double low() {
        return of == 0 ? 0 : Math.max(0, centre() - margin());
    }

    /// Where the interval ends.
    ///
    /// @return from 0 to 1
    public double high() {
        return of == 0 ? 1 : Math.min(1, centre() + margin());
    }

    private double centre() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double margin() {
        double p = value();
        return Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    }
}
