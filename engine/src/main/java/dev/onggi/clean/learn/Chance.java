package dev.onggi.clean.learn;

/// Tails of the binomial distribution.
final class Chance {
    private Chance() {}

    /// The probability of at least so many successes.
    static double atLeast(int successes, int trials, double share) {
        if (successes <= 0 || share >= 1) {
            return 1;
        }
        if (share <= 0) {
            return 0;
        }
        double term = trials * Math.log1p(-share);
        double odds = Math.log(share) - Math.log1p(-share);
        double below = 0;
        for (int k = 0; k < successes; k++) {
            below += Math.exp(term);
            term += odds + Math.log((double) (trials - k) / (k + 1));
        }
        return Math.max(0, 1 - below);
    }
}
