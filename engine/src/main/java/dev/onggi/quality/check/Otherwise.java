package dev.onggi.quality.check;

/// What happens when an expectation does not hold.
public enum Otherwise {
    /// The pipeline ends here.
    STOP,
    /// People are told, and everything goes on.
    WARN,
    /// The rows that fail go to the reject file, the others go on.
    REJECT
}
