package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;

/// Texts and their numbers. 0 is the empty text, and the others are numbered in the order in which
/// they were first met.
final class Dictionary {
    private final List<String> texts = new ArrayList<>(List.of(""));
    private int[] slots;

    Dictionary() {
        slots = new int[64];
    }

    Dictionary(Dictionary other) {
        texts.addAll(other.texts.subList(1, other.texts.size()));
        slots = other.slots.clone();
    }

    /// How many numbers are in use.
    int size() {
        return texts.size();
    }

    String text(int id) {
        return texts.get(id);
    }

    /// The number of a text, or -1 where it has none.
    int find(String text) {
        int mask = slots.length - 1;
        for (int at = spread(text) & mask; slots[at] != 0; at = (at + 1) & mask) {
            if (texts.get(slots[at]).equals(text)) {
                return slots[at];
            }
        }
        return -1;
    }

    int intern(String text) {
        int found = find(text);
        if (found >= 0) {
            return found;
        }
        if (texts.size() * 2 >= slots.length) {
            grow();
        }
        texts.add(text);
        put(slots, text, texts.size() - 1);
        return texts.size() - 1;
    }

    private void grow() {
        var larger = new int[slots.length * 2];
        for (int id = 1; id < texts.size(); id++) {
            put(larger, texts.get(id), id);
        }
        slots = larger;
    }

    private static void put(int[] slots, String text, int id) {
        int mask = slots.length - 1;
        int at = spread(text) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = id;
    }

    private static int spread(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}
