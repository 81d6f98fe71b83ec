package dev.onggi.clean.ask;

import dev.onggi.clean.ask.form.Question;

/// Takes what becomes of questions; called on the event loop.
public interface AnswerSink {
    /// A question has an answer, which is kept.
    ///
    /// @param question what was asked
    /// @param kept its answer
    void answered(Question question, Shelf.Kept kept);

    /// A call has ended, whatever becomes of its questions.
    ///
    /// @param report for the log
    default void called(CallReport report) {}

    /// No model answers a question as it should.
    ///
    /// @param question what was asked
    /// @param reason why, one sentence for people
    void rejected(Question question, String reason);

    /// No model answers a question as it should.
    ///
    /// @param question what was asked
    /// @param reason why, one sentence for people
    /// @param answered whether models did answer, only not as they should; else providers failed
    default void rejected(Question question, String reason, boolean answered) {
        rejected(question, reason);
    }
}
