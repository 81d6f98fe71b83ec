package dev.onggi.clean.learn;

/// Bounds of shares that were estimated from few cases.
final class Bounds {
    private static final double Z = 2;

    private Bounds() {}

    /// The lower end of Wilson's interval at two standard errors.
    static double lower(int successes, int trials) {
        return trials == 0 ? 0 : Math.max(0, centre(successes, trials) - half(successes, trials));
    }

    /// The upper end of Wilson's interval at two standard errors.
    static double upper(int successes, int trials) {
        return trials == 0 ? 1 : Math.min(1, centre(successes, trials) + half(successes, trials));
    }

    private static double centre(int successes, int trials) {
        double share = (double) successes / trials;
        return (share + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
    }

    private static double half(int successes, int trials) {
        double share = (double) successes / trials;
        double spread = share * (1 - share) / trials + Z * Z / (4.0 * trials * trials);
        return Z * Math.sqrt(spread) / (1 + Z * Z / trials);
    }
}
