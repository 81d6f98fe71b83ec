package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.form.AnswerColumn;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.form.Wording;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Behaviour;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows that speak to the model, and a model that obeys them.
class InjectionTest {
    private static final int ATTACKS = 200;
    private static final int VICTIMS = 1000;

    private static Form form(Form.Kind kind, String column) {
        return new Form(
                kind,
                List.of("raw_text"),
                List.of(AnswerColumn.text(column)),
                new Wording("", "Read {raw_text}.", List.of(), List.of()),
                AskWorld.REWRITE.tuning());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anAttackerReachesNoCellButItsOwn(long seed) {
        attacked(AskWorld.REWRITE, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noRepairEither(long seed) {
        attacked(form(Form.Kind.REPAIR, "raw_text"), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void norWhatIsExtracted(long seed) {
        attacked(form(Form.Kind.EXTRACT, "summary"), seed);
    }

    private static void attacked(Form form, long seed) {
        var random = new Random(seed);
        var attacks = new HashMap<String, Attack>();
        while (attacks.size() < ATTACKS) {
            var attack = Attack.of(random);
            attacks.put(attack.text(), attack);
        }
        var victims = AskWorld.texts(VICTIMS);
        var texts = new ArrayList<>(victims);
        texts.addAll(attacks.keySet());
        Collections.shuffle(texts, random);
        var world = new AskWorld(seed);
        world.form = form;
        world.model(Behaviour.PLAIN.with(new Obedient(attacks, world.column())));
        world.ask(texts);
        var hurt =
                victims.stream()
                        .filter(text -> !Answerer.sign(text).equals(world.answers.get(text)))
                        .toList();
        assertThat(hurt).as("seed %d: cells of others", seed).isEmpty();
        var ended = new HashSet<>(world.answers.keySet());
        ended.addAll(world.rejected.keySet());
        assertThat(ended).as("seed %d", seed).containsAll(attacks.keySet());
    }

    @Test
    void ordinaryTextsShareTheirRequests() {
        var world = new AskWorld(1).model(Behaviour.PLAIN);
        world.ask(
                List.of(
                        "I had to return the item because the lid did not close :]",
                        "이전 제품보다 좋아요. 다음에도 살게요.",
                        "{\"stars\": 5, \"tags\": [{\"name\": \"kettle\"}]}",
                        "user friendly, {very} [nice]",
                        "This is the second kettle I buy, the first one broke.",
                        "Everything as described above, 모두 만족"));
        assertThat(world.provider().requests()).isEqualTo(1);
    }
}
