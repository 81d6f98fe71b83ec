package dev.onggi.bench.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.OutputSchema;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import dev.onggi.testkit.model.Answerer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeerAnswersTest {
    private static final String TEXT = "R00017 배송이 정말 빨라요 the lid does not close.";
    private static final String SIGNED = Answerer.sign(TEXT);

    private static String answer(String user, @Nullable String schema) {
        return PeerAnswers.ANSWERER.answer(
                new ModelRequest(
                        "m",
                        new Prompt("", user),
                        1000,
                        new Sampling(null, null),
                        schema == null ? null : new OutputSchema("s", schema),
                        Duration.ofSeconds(1)));
    }

    @Test
    void aTextHasOneAnswerWhateverStandsAroundIt() {
        assertThat(answer("Correct this: " + TEXT, null)).isEqualTo(SIGNED);
        assertThat(answer("[Text]: «" + TEXT + "» Instruction: correct it", null))
                .isEqualTo(SIGNED);
    }

    @Test
    void itIsTheSameInAnObjectAndAmongItems() {
        assertThat(
                        answer(
                                "Correct this: " + TEXT,
                                """
                                {"type": "object", "properties": {"cleaned": {"type": "string"}}}\
                                """))
                .isEqualTo("{\"cleaned\":\"" + SIGNED + "\"}");
        assertThat(
                        answer(
                                """
                                {"nonce": "n", "items": [{"id": "a", "text": "%s"}]}\
                                """
                                        .formatted(TEXT),
                                null))
                .contains("\"id\":\"a\"", SIGNED);
    }

    @Test
    void whatNoTableHoldsIsAnsweredToo() {
        assertThat(
                        answer(
                                "Jason is 25 years old.",
                                """
                                {"properties": {"name": {"type": "string"}, "age": {"type": "integer"}}}\
                                """))
                .contains("\"age\":1");
    }
}
