package dev.onggi.clean.learn;

/// Somebody who knows what suspected cells should be.
@FunctionalInterface
public interface Adviser {
    /// The name of the rule that stands for what they said.
    String RULE = "person";

    /// Looks at suspected cells that hold the same.
    ///
    /// @param doubt one of them
    /// @param cells how many there are
    /// @param nth which question it is, from 1
    /// @param of how many questions there are
    /// @return what to do with all of them
    Advice advise(Suspicion doubt, int cells, int nth, int of);

    /// What to do with suspected cells.
    sealed interface Advice {
        /// They are wrong.
        ///
        /// @param to what they should hold; empty for nothing
        record Wrong(String to) implements Advice {}

        /// They are right, and no longer suspected.
        record Right() implements Advice {}

        /// Nobody knows; they stay suspected.
        record Unknown() implements Advice {}

        /// No more questions are wanted.
        record Enough() implements Advice {}
    }
}
