package dev.onggi.rule.kind;

import org.jspecify.annotations.Nullable;

/// Says that the value of an option makes no sense.
public final class InvalidOption extends Exception {
    private static final long serialVersionUID = 1L;

    private final String option;
    private final transient Bilingual problem;
    private final transient @Nullable Bilingual hint;

    /// An option with what is wrong about it.
    ///
    /// @param option the option's name
    /// @param problem what is wrong
    /// @param hint what to do, or null
    public InvalidOption(String option, Bilingual problem, @Nullable Bilingual hint) {
        super(option + ": " + problem.english());
        this.option = option;
        this.problem = problem;
        this.hint = hint;
    }

    /// The option's name.
    ///
    /// @return as the definition has it
    public String option() {
        return option;
    }

    /// What is wrong.
    ///
    /// @return one sentence
    public Bilingual problem() {
        return problem;
    }

    /// What to do.
    ///
    /// @return one sentence, or null
    public @Nullable Bilingual hint() {
        return hint;
    }
}
