package dev.onggi.run;

/// A worker writes of a step that was taken from it, because it seemed dead.
final class LateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LateException(Lease lease) {
        super(lease + " was taken from this worker", null, false, false);
    }
}
