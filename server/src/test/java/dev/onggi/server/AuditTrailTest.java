package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shop.Shared.class)
class AuditTrailTest {
    private final Shop shop;

    AuditTrailTest(Shop shop) {
        this.shop = shop;
    }

    @Test
    void whatPeopleDoIsWrittenDownWithItsOutcome() throws InterruptedException {
        var root = shop.token("root");
        shop.call("POST", Shop.API + "/pipelines/people/pause", shop.token("vic"), null);
        var run = shop.run("people", shop.token("uma"));
        shop.get(Shop.API + "/runs/" + run + "/changes", root).ok();
        shop.call(
                "POST",
                Shop.API + "/runs/" + run + "/mark",
                root,
                "{\"step\":\"x\",\"state\":\"failed\"}");
        Thread.sleep(300);
        var vic = shop.get(Shop.API + "/audit?who=vic&action=pipeline.pause", root).ok().body();
        assertThat(vic)
                .contains(
                        "\"outcome\":\"denied\"",
                        "\"target\":\"people\"",
                        "\"address\":\"127.0.0.1\"");
        assertThat(shop.get(Shop.API + "/audit?who=uma&action=trigger.start", root).ok().body())
                .contains("\"outcome\":\"allowed\"");
        var touched = shop.get(Shop.API + "/audit?target=" + run, root).ok().body();
        assertThat(touched).contains("change.list", "run.mark", "\"failed\"");
        assertThat(shop.get(Shop.API + "/audit/check", root).ok().body())
                .contains("\"broken\":null");
        assertThat(shop.get(Shop.API + "/audit/export", root).ok().body().lines().count())
                .isGreaterThan(3);
    }

    @Test
    void theHeadIsInTheLogOfTheServerToo() throws Exception {
        var root = shop.token("root");
        shop.call("POST", Shop.API + "/pipelines/people/resume", root, null);
        Thread.sleep(300);
        var head = shop.get(Shop.API + "/audit/check", root).ok().value("head");
        var log = new StringBuilder();
        try (var files = Files.list(shop.root.resolve(".onggi/logs"))) {
            for (var file :
                    files.filter(f -> f.getFileName().toString().startsWith("server")).toList()) {
                log.append(Files.readString(file));
            }
        }
        assertThat(log).contains(head);
    }

    @Test
    void secretsAreInNoFileOfTheWorkspace() throws IOException {
        var token = shop.token("root");
        shop.get(Shop.API + "/runs", token + "x");
        var body = "{\"name\":\"root\",\"password\":\"%s-wrong\"}".formatted(Shop.CANARY);
        shop.send("POST", Shop.API + "/session", java.util.Map.of(), body);
        shop.run("people", token);
        var secrets = List.of(token, Shop.PASSWORD, Shop.CANARY);
        var found = new ArrayList<String>();
        try (var files = Files.walk(shop.root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                secrets.stream().filter(text::contains).forEach(s -> found.add(file + " " + s));
            }
        }
        assertThat(found).isEmpty();
        for (var path : List.of("/audit", "/users", "/tokens", "/runs", "/session")) {
            assertThat(shop.get(Shop.API + path, token).ok().body()).doesNotContain(secrets);
        }
    }
}
