package dev.onggi.clean.learn;

/// Distinct texts, numbered from 1, and how often each stands in a column.
interface Lexicon {
    /// One more than the highest number.
    int size();

    String text(int id);

    /// How often each stands there, by number; not to be changed, nor kept over a change.
    int[] counts();
}
