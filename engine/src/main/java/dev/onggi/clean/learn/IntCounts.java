package dev.onggi.clean.learn;

/// Counts numbers.
final class IntCounts {
    private int[] keys = new int[64];
    private int[] counts = new int[64];
    private int size;

    void add(int key) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int at = place(key);
        size += counts[at] == 0 ? 1 : 0;
        keys[at] = key;
        counts[at]++;
    }

    int get(int key) {
        return counts[place(key)];
    }

    private int place(int key) {
        int mixed = key * 0x9E3779B9;
        int at = (mixed ^ (mixed >>> 15)) & (keys.length - 1);
        while (counts[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new int[oldKeys.length * 2];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                counts[at] = oldCounts[i];
            }
        }
    }
}
