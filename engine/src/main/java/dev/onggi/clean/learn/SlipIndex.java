package dev.onggi.clean.learn;

import java.util.Arrays;

/// Finds the frequent texts that one edit away from a text may be, by deleting each of its
/// characters (SymSpell).
final class SlipIndex {
    private final int[] heads;
    private final int[] next;
    private final int[] hashes;
    private final int[] ids;
    private int size;

    /// @param all which texts are found
    SlipIndex(Lexicon texts, int[] all) {
        int entries = 0;
        for (int id : all) {
            entries += texts.text(id).length() + 1;
        }
        heads = new int[Integer.highestOneBit(Math.max(1, entries)) * 4];
        next = new int[entries + 1];
        hashes = new int[entries + 1];
        ids = new int[entries + 1];
        for (int id : all) {
            for (int hash : hashes(texts.text(id))) {
                put(hash, id);
            }
        }
    }

    private void put(int hash, int id) {
        int slot = slot(hash);
        size++;
        hashes[size] = hash;
        ids[size] = id;
        next[size] = heads[slot];
        heads[slot] = size;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (heads.length - 1);
    }

    /// The texts that one or two edits make of a text, and few others; each once, itself left out.
    int[] near(String text, int self) {
        int[] found = new int[8];
        int count = 0;
        for (int hash : hashes(text)) {
            for (int at = heads[slot(hash)]; at != 0; at = next[at]) {
                int id = ids[at];
                if (hashes[at] == hash && id != self && !contains(found, count, id)) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, count * 2);
                    }
                    found[count++] = id;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean contains(int[] found, int count, int id) {
        for (int i = 0; i < count; i++) {
            if (found[i] == id) {
                return true;
            }
        }
        return false;
    }

    /// The hash of a text and of each text with one character less.
    private static int[] hashes(String text) {
        int length = text.length();
        int[] hashes = new int[length + 1];
        hashes[length] = text.hashCode();
        int power = 1;
        int tail = 0;
        int[] prefix = new int[length + 1];
        for (int i = 0; i < length; i++) {
            prefix[i + 1] = prefix[i] * 31 + text.charAt(i);
        }
        for (int i = length - 1; i >= 0; i--) {
            hashes[i] = prefix[i] * power + tail;
            tail += text.charAt(i) * power;
            power *= 31;
        }
        return hashes;
    }
}
