package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelRequest;
import java.util.Map;

/// How one provider wants questions and words answers.
interface Format {
    /// Where questions go, below the base.
    String path();

    /// The version header and such.
    Map<String, String> headers();

    /// The question's body.
    Map<String, Object> body(ModelRequest request, Dialect dialect);

    /// The answer in a body of success.
    ModelReply answer(ModelRequest request, Came came, Map<String, Object> body);
}
