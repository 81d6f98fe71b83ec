package dev.onggi.clean.ask;

/// How many items a request has: more after each good answer, half after one that was cut or could
/// not be read.
public final class BatchSize {
    /// Bounds of a batch.
    ///
    /// @param start items at the beginning
    /// @param most items at the most
    /// @param mostBytes bytes of values, of which one item may have more
    public record Bounds(int start, int most, int mostBytes) {
        /// Tokens that an answer has at the most, if nothing else is said.
        private static final int OUTPUT_TOKENS = 16_000;

        private static final int START = 20;
        private static final int MOST = 60;
        private static final int MOST_BYTES = 48_000;

        /// Bounds that Onggi chooses.
        ///
        /// @param tokensPerItem tokens that the answer to one item may take
        /// @return the bounds
        public static Bounds auto(int tokensPerItem) {
            int most = Math.clamp(OUTPUT_TOKENS / Math.max(1, tokensPerItem), 1, MOST);
            return new Bounds(Math.min(START, most), most, MOST_BYTES);
        }

        /// A number of items that a task asks for.
        ///
        /// @param items at least 1
        /// @return the bounds
        public static Bounds fixed(int items) {
            return new Bounds(items, items, Integer.MAX_VALUE);
        }
    }

    private static final double GROWTH = 1.1;

    private final Bounds bounds;
    private double size;

    BatchSize(Bounds bounds) {
        this.bounds = bounds;
        this.size = bounds.start();
    }

    int items() {
        return (int) size;
    }

    int bytes() {
        return bounds.mostBytes();
    }

    /// Every item of a batch was answered well.
    void good(int items) {
        if (items >= items()) {
            size = Math.min(bounds.most(), size * GROWTH);
        }
    }

    /// An answer was cut, or nothing of it could be used. Batches that were smaller already bring
    /// no news.
    void bad(int items) {
        if (items >= items()) {
            size = Math.max(1, size / 2);
        }
    }
}
