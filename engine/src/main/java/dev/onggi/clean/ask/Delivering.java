package dev.onggi.clean.ask;

/// What the parts of a delivery share.
///
/// @param job what is asked
/// @param model who is asked
/// @param batching its batches
/// @param books are told of every call
/// @param tally counts what came
record Delivering(Job job, AskedModel model, Batching batching, Books books, BatchTally tally) {
    /// A patience so many times as long as that of calls: a batch takes its time anyway.
    Patience patience(int times) {
        return new Patience(books.desk().clock(), job.patience().multipliedBy(times));
    }
}
