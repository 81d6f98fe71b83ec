package dev.onggi.testkit.model;

import dev.onggi.spi.ModelRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a provider words questions, answers and errors.
interface ChatFormat {
    /// The question in a body.
    ///
    /// @throws BadQuestion where a field is missing or wrong
    ModelRequest read(Map<String, Object> body) throws BadQuestion;

    /// A whole answer.
    Map<String, @Nullable Object> answer(Verdict verdict);

    /// An answer without any choice or block.
    Map<String, @Nullable Object> empty(Verdict verdict);

    /// The error of a fault that has a status of its own.
    Map<String, @Nullable Object> error(Fault fault, long number, String message);

    /// The name of the header with the number of a request.
    String idHeader();

    /// A body that is no question.
    final class BadQuestion extends Exception {
        private static final long serialVersionUID = 1L;

        BadQuestion(String message) {
            super(message);
        }
    }
}
