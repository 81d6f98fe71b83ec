package dev.onggi.data;

/// A pure test of a cell's text, used in SQL by [Session#test]. Safe for use by several threads.
@FunctionalInterface
public interface TextTest {
    /// Tests a text.
    ///
    /// @param text the cell, never null
    /// @return whether it passes
    boolean test(String text);
}
