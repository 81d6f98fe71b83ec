package dev.onggi.clean.ask.form;

/// An answer that cannot be used.
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Unfit(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    /// What is wrong, in words that a model or a person understands.
    String why() {
        return why;
    }
}
