package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.server.access.DatasetId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Shop.Shared.class)
class ApiTest {
    private final Shop shop;
    private String token = "";

    ApiTest(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void signIn() {
        token = shop.token("root");
    }

    @Test
    void theSameRequestBeginsItsRunOnce() {
        var headers =
                Map.of("Authorization", "Bearer " + token, "Idempotency-Key", "morning " + token);
        var path = Shop.API + "/pipelines/people/runs";
        var first = shop.send("POST", path, headers, "{\"params\":{\"note\":\"a\"}}");
        assertThat(first.status()).isEqualTo(201);
        var again = shop.send("POST", path, headers, "{\"params\":{\"note\":\"a\"}}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.value("id")).isEqualTo(first.value("id"));
        var other = shop.send("POST", path, headers, "{\"params\":{\"note\":\"b\"}}");
        assertThat(other.status()).isEqualTo(409);
        shop.awaitEnd(first.value("id"), token);
        assertThat(shop.get(Shop.API + "/runs/" + first.value("id"), token).body())
                .contains("\"params\":{\"note\":\"a\"}", "\"owner\":\"root\"");
    }

    @Test
    void pagesHoldEveryRunOnce() {
        for (int i = 0; i < 5; i++) {
            shop.run("people", token);
        }
        var seen = new HashSet<String>();
        var path = Shop.API + "/runs?pipeline=people&limit=2";
        var page = shop.get(path, token).ok();
        while (true) {
            var ids =
                    java.util.regex.Pattern.compile("\"id\":\"([^\"]+)\"")
                            .matcher(page.body())
                            .results()
                            .map(found -> found.group(1))
                            .toList();
            assertThat(seen).doesNotContainAnyElementsOf(ids);
            seen.addAll(ids);
            var next = page.value("next");
            if (next.equals("null")) {
                break;
            }
            page = shop.get(path + "&cursor=" + next, token).ok();
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(5);
    }

    private String processed(String run) {
        return shop.get(Shop.API + "/datasets?area=processed&run=" + run, token).ok().value("id");
    }

    @Test
    void rowsAreSortedFilteredAndTyped() {
        var path = Shop.API + "/datasets/" + processed(shop.run("people", token)) + "/rows";
        assertThat(shop.get(path + "?sort=-price&limit=1", token).ok().body())
                .contains("\"total\":3")
                .containsPattern("\\[\\[\"박\",30,");
        assertThat(
                        shop.get(path + "?filter=price:ge:20&filter=name:contains:LE", token)
                                .ok()
                                .body())
                .contains("\"total\":1", "\"Lee\",20");
        assertThat(
                        shop.get(path + "?filter=name:eq:" + Shop.encoded("' OR 1=1 --"), token)
                                .ok()
                                .body())
                .contains("\"total\":0");
        for (var wrong :
                List.of(
                        "sort=nothing",
                        "filter=price:gt:many",
                        "filter=price:like:1",
                        "filter=nothing:eq:1",
                        "sort=" + Shop.encoded("name\"; DROP TABLE x; --"))) {
            assertThat(shop.get(path + "?" + wrong, token).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void aFileComesWithItsHashAndIsNotSentTwice() throws IOException {
        var run = shop.run("people", token);
        var id = shop.get(Shop.API + "/datasets?area=output&run=" + run, token).ok().value("id");
        var path = Shop.API + "/datasets/" + id + "/file";
        var whole = shop.get(path, token).ok();
        assertThat(whole.body()).contains("Kim,10").startsWith("\ufeffname");
        assertThat(whole.header("Content-Disposition")).startsWith("attachment");
        var again =
                shop.send(
                        "GET",
                        path,
                        Map.of(
                                "Authorization",
                                "Bearer " + token,
                                "If-None-Match",
                                whole.header("ETag")),
                        (String) null);
        assertThat(again.status()).isEqualTo(304);
        var file = DatasetId.file(id).orElseThrow();
        Files.delete(shop.root.resolve(file));
        assertThat(shop.get(path, token).status()).isEqualTo(404);
    }

    @Test
    void changedCellsSayWhyAndCanBeTakenBack() {
        var run = shop.run("people", token);
        var path = Shop.API + "/runs/" + run;
        assertThat(shop.get(path + "/changes", token).ok().body())
                .contains("\"before\":\" Kim \"", "\"after\":\"Kim\"", "\"trim\"");
        var dry = "{\"rules\":[\"trim\"],\"dry_run\":true}";
        assertThat(shop.call("POST", path + "/undo", token, dry).ok().body())
                .contains("\"cells\":1", "\"dataset\":null");
        var undone =
                shop.call(
                        "POST", path + "/undo", token, "{\"rules\":[\"trim\"],\"reason\":\"why\"}");
        assertThat(
                        shop.get(
                                        Shop.API
                                                + "/datasets/"
                                                + undone.ok().value("dataset")
                                                + "/rows",
                                        token)
                                .ok()
                                .body())
                .contains("\" Kim \"");
        shop.call("POST", path + "/restore", token, "{}").ok();
    }

    @Test
    void aTextIsLookedAtWithoutBeingKept() {
        var right =
                "{\"text\":\"name: x\\nsteps:\\n  a: {uses: collect/file, path: a.csv}\\n\",\"file\":\"pipelines/x.yaml\"}";
        assertThat(shop.call("POST", Shop.API + "/pipelines/validate", token, right).ok().body())
                .contains("\"valid\":true");
        var wrong = right.replace("collect/file", "colect/file");
        assertThat(shop.call("POST", Shop.API + "/pipelines/validate", token, wrong).ok().body())
                .contains("\"valid\":false", "ONGGI-1204", "\"line\":3");
        assertThat(shop.root.resolve("pipelines/x.yaml")).doesNotExist();
    }

    @Test
    void problemsAreSaidInTheLanguageOfTheCall() {
        var korean = Map.of("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8");
        assertThat(shop.send("GET", Shop.API + "/runs", korean, (String) null).body())
                .contains("로그인하지 않았습니다");
        assertThat(shop.get(Shop.API + "/runs", null).body()).contains("nobody is signed in");
    }

    @Test
    void aRunIsNotedMarkedRepeatedAndCancelled() {
        var run = shop.run("people", token);
        var path = Shop.API + "/runs/" + run;
        assertThat(shop.call("PUT", path + "/note", token, "{\"text\":\"looked at\"}").status())
                .isEqualTo(204);
        assertThat(shop.get(path, token).body()).contains("\"note\":\"looked at\"");
        assertThat(shop.call("POST", path + "/cancel", token, null).ok().body())
                .contains("\"runs\":[]");
        assertThat(shop.call("POST", path + "/retry", token, "{\"from\":\"refine\"}").ok().body())
                .contains("refine", "export")
                .doesNotContain("fetch");
        shop.awaitEnd(run, token);
        assertThat(shop.get(path + "/attempts", token).ok().body()).contains("\"number\":2");
        assertThat(
                        shop.call(
                                        "POST",
                                        path + "/mark",
                                        token,
                                        "{\"step\":\"export\",\"state\":\"failed\"}")
                                .ok()
                                .body())
                .contains("\"failed\"");
    }

    @Test
    void healthNumbersAndVersionAnswer() {
        assertThat(shop.get("/health/live", null).body()).contains("UP");
        assertThat(shop.get("/health/ready", null).body()).contains("UP");
        assertThat(shop.get(Shop.API + "/version", null).body()).contains("\"version\":\"test\"");
        assertThat(shop.get("/metrics", token).ok().body())
                .contains("jvm_memory_used_bytes", "http_server_requests");
    }

    @Test
    void theDocumentDescribesEveryRouteOfTheApi() {
        var document = shop.get(Shop.API + "/openapi.json", token).ok().body();
        assertThat(document)
                .contains("\"openapi\":\"3.1.0\"", "\"TriggerOrder\"", "\"same_version\"");
        shop.routes().all().stream()
                .filter(route -> route.path().startsWith(Shop.API))
                .forEach(route -> assertThat(document).contains("\"" + route.path() + "\""));
    }
}
