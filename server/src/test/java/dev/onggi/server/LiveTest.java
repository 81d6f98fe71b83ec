package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shop.Shared.class)
class LiveTest {
    private final Shop shop;

    LiveTest(Shop shop) {
        this.shop = shop;
    }

    private record Sent(String id, String kind, String data) {}

    private List<Sent> read(String path, Map<String, String> headers, Predicate<Sent> last)
            throws IOException {
        var sent = new ArrayList<Sent>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                shop.stream(path, shop.token("root"), headers),
                                StandardCharsets.UTF_8))) {
            var id = "";
            var kind = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    var one = new Sent(id, kind, line.substring(6));
                    sent.add(one);
                    if (last.test(one)) {
                        break;
                    }
                }
            }
        }
        return sent;
    }

    @Test
    void aLogIsFollowedToItsEndAndGoneOnWithAfterACut() throws IOException {
        var run = shop.run("people", shop.token("uma"));
        var path = Shop.API + "/runs/" + Shop.encoded(run) + "/logs/stream";
        var whole = read(path, Map.of(), sent -> false);
        assertThat(whole.getLast().kind()).isEqualTo("end");
        assertThat(whole).hasSizeGreaterThan(5);
        for (int cut = 0; cut < whole.size() - 1; cut++) {
            var rest = read(path, Map.of("Last-Event-ID", whole.get(cut).id()), sent -> false);
            assertThat(rest).isEqualTo(whole.subList(cut + 1, whole.size()));
        }
    }

    @Test
    void eventsOfARunComeInOrderAndAreGoneOnWithAfterACut() throws Exception {
        var path = Shop.API + "/events";
        var begin = new java.util.concurrent.CompletableFuture<List<Sent>>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        begin.complete(read(path, Map.of(), one -> one.kind().equals("run_ended")));
                    } catch (IOException e) {
                        begin.completeExceptionally(e);
                    }
                });
        Thread.sleep(500);
        shop.run("people", shop.token("uma"));
        var first = begin.get();
        assertThat(first)
                .extracting(Sent::kind)
                .startsWith("run_started", "step_started", "step_ended")
                .endsWith("run_ended");
        var resumed =
                read(
                        path,
                        Map.of("Last-Event-ID", first.getFirst().id()),
                        one -> one.kind().equals("run_ended"));
        assertThat(resumed).isEqualTo(first.subList(1, first.size()));
    }

    @Test
    void aCursorOfAnotherServerIsToldToBeLost() throws IOException {
        var sent = read(Shop.API + "/events", Map.of("Last-Event-ID", "deadbeef-7"), one -> true);
        assertThat(sent.getFirst().kind()).isEqualTo("lost");
    }

    @Test
    void whoMayNotSeeAPipelineHearsNothingOfItsRuns() throws Exception {
        var heard = new ArrayList<String>();
        var stream = shop.stream(Shop.API + "/events", shop.token("gus"), Map.of());
        var listener =
                Thread.ofVirtual()
                        .start(() -> {
                            try (var in =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    stream, StandardCharsets.UTF_8))) {
                                for (var line = in.readLine(); line != null; line = in.readLine()) {
                                    heard.add(line);
                                    if (line.equals("event: run_ended")) {
                                        return;
                                    }
                                }
                            } catch (IOException e) {
                                heard.add("cut");
                            }
                        });
        shop.run("people", shop.token("root"));
        shop.run("orders", shop.token("root"));
        listener.join(java.time.Duration.ofSeconds(20));
        assertThat(String.join("\n", heard)).contains("orders").doesNotContain("people");
    }
}
