package dev.onggi.clean.learn;

import java.util.List;

/// Somebody who knows what suspected cells should be.
public interface Adviser {
    /// The name of the rule that stands for what they said.
    ///
    /// @return such as `person`, or that of a model
    String name();

    /// Shows all questions before the first is put.
    ///
    /// @param questions the suspected cells of each, which hold the same
    default void begin(List<List<Suspicion>> questions) {
        // who answers one after another need not see them
    }

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
