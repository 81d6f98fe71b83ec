package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import java.time.Duration;

/// Makes a reply of what came.
final class Replies {
    /// Stands for the question where only the answer is at hand.
    static final ModelRequest UNKNOWN =
            new ModelRequest(
                    "", new Prompt("", ""), 1, Sampling.DEFAULT, null, Duration.ofSeconds(1));

    private Replies() {}

    static ModelReply of(Format format, ModelRequest request, Came came) {
        var body = Json.object(came.body());
        if (came.status() / 100 != 2 || body.get("error") != null) {
            return Errors.rejected(came, body);
        }
        return body.isEmpty()
                ? came.malformed("the answer is no JSON object")
                : format.answer(request, came, body);
    }
}
