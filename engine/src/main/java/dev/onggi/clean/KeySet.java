package dev.onggi.clean;

import dev.onggi.clean.ask.call.ContentKey;

/// A set of keys in two arrays: 16 bytes a key and as much again for room, where a million objects
/// would take ten times that. Keys are hashes already, so their own bits choose the place.
final class KeySet {
    private static final int START = 1 << 12;

    private long[] most = new long[START];
    private long[] least = new long[START];
    private int size;

    /// Adds a key.
    ///
    /// @return false where it was there
    boolean add(ContentKey key) {
        if (size * 2 >= most.length) {
            grow();
        }
        return put(key.most(), key.least() == 0 ? 1 : key.least());
    }

    int size() {
        return size;
    }

    private boolean put(long upper, long lower) {
        int mask = most.length - 1;
        int at = (int) (upper ^ lower) & mask;
        while (least[at] != 0) {
            if (least[at] == lower && most[at] == upper) {
                return false;
            }
            at = at + 1 & mask;
        }
        most[at] = upper;
        least[at] = lower;
        size++;
        return true;
    }

    private void grow() {
        var upper = most;
        var lower = least;
        most = new long[upper.length * 2];
        least = new long[upper.length * 2];
        size = 0;
        for (int i = 0; i < upper.length; i++) {
            if (lower[i] != 0) {
                put(upper[i], lower[i]);
            }
        }
    }
}
