package dev.onggi.sql;

import java.util.List;

/// Ends the work of the child process with a problem for the user.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer.Refused answer;

    private Refusal(Answer.Refused answer) {
        super(answer.code() + " " + answer.args());
        this.answer = answer;
    }

    /// A problem of the query as a whole.
    static Refusal of(SqlProblem code, String... args) {
        return new Refusal(new Answer.Refused(code, List.of(args), 0, 0));
    }

    /// A problem at a place of the query.
    static Refusal at(Caret caret, SqlProblem code, String... args) {
        return new Refusal(new Answer.Refused(code, List.of(args), caret.line(), caret.column()));
    }

    Answer.Refused answer() {
        return answer;
    }
}
