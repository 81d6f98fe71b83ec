package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FanOutOrderTest extends RunCase {
    @Parameter TestStore store;
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    @Override
    RunFixture fixture() throws IOException {
        return new RunFixture(root, store.in(Files.createTempDirectory(root, "store")).open());
    }

    @BeforeEach
    void kinds() {
        world.source(
                "work",
                context -> {
                    begun.add(context.run().params().get("x"));
                    return NOTHING;
                });
        world.define("name: one\nparams: {x: {type: string}}\nsteps:\n  a: {uses: work}\n");
    }

    private void run(String items) {
        world.define(
                "name: all\nsteps:\n  each: {uses: pipeline/one, for_each: [%s], params: {x: \"${item}\"}}\n"
                        .formatted(items));
        var one = Map.of(Lane.COMPUTE, 1, Lane.WAIT, 1, Lane.TURN, 2);
        var worker = new Engine.Worker("w", Set.of(), false, new Places(one, Map.of()));
        var run = new Orders(world.space, world).start("all", RunRequest.NOW, RunCause.MANUAL);
        begun.clear();
        try (var engine = new Engine(world.space, world.database, world, worker).start()) {
            assertThat(engine.follow(run.orElseThrow(), new Cancellation()).succeeded()).isTrue();
        }
    }

    /// As if the last run of an item had taken some time.
    private void took(String item, int seconds) {
        world.database.write(handle ->
                handle.execute(
                        "UPDATE attempt SET ended_at = started_at + ? WHERE run_id IN (SELECT id"
                                + " FROM run WHERE item = ?)",
                        seconds * 1_000_000L,
                        item));
    }

    @Test
    void theItemsThatTookLongestBeginFirstAndNewOnesBeforeThem() {
        run("quick, middle, slow");
        assertThat(begun).containsExactly("quick", "middle", "slow");
        took("quick", 1);
        took("middle", 5);
        took("slow", 9);
        run("quick, middle, new, slow");
        assertThat(begun).containsExactly("new", "slow", "middle", "quick");
    }
}
