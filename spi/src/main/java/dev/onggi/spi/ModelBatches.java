package dev.onggi.spi;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Questions handed over together and answered within a day, at a lower price.
///
/// As with [ModelClient], every stage completes normally whatever happens on the wire.
public interface ModelBatches {
    /// Hands questions over.
    ///
    /// @param name of the batch, unique and in at most 64 letters, digits, `_` and `-`: [#recent]
    ///   tells it where the provider keeps names
    /// @param questions with ids that differ; one model per batch
    /// @return the batch's id. Where the reply is [Failed] and may have been charged, the batch may
    ///   run all the same: [#recent] tells
    CompletionStage<Outcome<String>> submit(String name, List<Question> questions);

    /// Looks how far a batch is.
    ///
    /// @param batch the id
    /// @return its state
    CompletionStage<Outcome<Status>> poll(String batch);

    /// Reads the results of a batch that has ended, in any order; may be read again.
    ///
    /// @param batch the id
    /// @param results takes one result after another, never two at once
    /// @return how many were read. After [Failed] some may have been delivered already
    CompletionStage<Outcome<Long>> results(String batch, Consumer<Result> results);

    /// Asks to stop a batch. What is done already is still delivered and paid.
    ///
    /// @param batch the id
    /// @return its state now, which may be ended already
    CompletionStage<Outcome<Status>> cancel(String batch);

    /// The latest batches of this key, to find one again whose id was lost.
    ///
    /// @return newest first, at most 100
    CompletionStage<Outcome<List<Status>>> recent();

    /// Whether the provider keeps the names of batches.
    ///
    /// @return false where a batch can be recognised by the ids of its results only
    boolean keepsNames();

    /// One question of a batch.
    ///
    /// @param id unique within the batch: letters, digits, `_` and `-`, at most 64
    /// @param request what to ask; its timeout has no meaning here
    record Question(String id, ModelRequest request) {}

    /// One result of a batch.
    ///
    /// @param id of the question
    /// @param reply to it
    record Result(String id, ModelReply reply) {}

    /// How far a batch is.
    ///
    /// @param batch its id
    /// @param name as it was handed over; empty where the provider keeps none
    /// @param state its state
    /// @param counts of its questions
    /// @param errors why it was rejected, one sentence each with the line where there is one
    record Status(String batch, String name, State state, Counts counts, List<String> errors) {
        /// Keeps the errors unchangeable.
        public Status {
            errors = List.copyOf(errors);
        }
    }

    /// How many questions of a batch are where.
    ///
    /// @param total handed over
    /// @param answered done
    /// @param failed rejected, expired or cancelled. Some providers count only at the end
    record Counts(long total, long answered, long failed) {}

    /// The states of a batch.
    enum State {
        /// Being read.
        VALIDATING,
        /// At work.
        RUNNING,
        /// Asked to stop, not stopped yet.
        CANCELLING,
        /// Done; single questions may have failed.
        ENDED,
        /// Rejected as a whole; there are no results.
        REJECTED,
        /// Not done in time; there may be results.
        EXPIRED,
        /// Stopped; there may be results.
        CANCELLED;

        /// Whether nothing more will come.
        ///
        /// @return true where results, if any, can be read
        public boolean over() {
            return switch (this) {
                case VALIDATING, RUNNING, CANCELLING -> false;
                case ENDED, REJECTED, EXPIRED, CANCELLED -> true;
            };
        }
    }

    /// What a call brought.
    ///
    /// @param <T> what is asked for
    sealed interface Outcome<T> {}

    /// A call that succeeded.
    ///
    /// @param <T> what was asked for
    /// @param value it
    record Done<T>(T value) implements Outcome<T> {}

    /// A call that failed.
    ///
    /// @param <T> what was asked for
    /// @param reason why
    record Failed<T>(ModelReply.Rejected reason) implements Outcome<T> {}
}
