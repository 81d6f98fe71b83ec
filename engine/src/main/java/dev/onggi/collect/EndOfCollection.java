package dev.onggi.collect;

/// Tells a source that no more rows are wanted: a sample is complete, or the collection has ended.
/// A source lets it pass.
public abstract sealed class EndOfCollection extends RuntimeException
        permits CollectRows.Enough, Handover.Abandoned {
    private static final long serialVersionUID = 1L;

    EndOfCollection(String message) {
        super(message, null, false, false);
    }
}
