package dev.onggi.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.event.Event;
import dev.onggi.event.Reason;
import dev.onggi.event.RunRef;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {
    private static final String OPS = "notify: [{notifier: fake, to: ops}]\n";

    @TempDir Path folder;

    @Test
    void theFirstNoticeLeavesWithinSecondsAndSaysWhatToType() {
        try (var post = new Outpost(folder, OPS + "timezone: Asia/Seoul\nlanguage: en\n")) {
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofSeconds(5));

            var message = post.fake.sent().getFirst().message();
            assertThat(message.title()).endsWith("reviews failed").startsWith("[Onggi ");
            assertThat(message.text())
                    .contains("2026-03-02 06:00:00")
                    .contains("step fetch  ONGGI-8205  the connection `shop_db` has no `host`")
                    .contains("1,240 in = 1,224 out + 16 rejected   0.05 USD")
                    .contains("earlier files are untouched")
                    .contains("To go on: onggi retry reviews");
            assertThat(message.json())
                    .contains("\"kind\":\"failed\"")
                    .contains("\"pipeline\":\"reviews\"")
                    .contains("\"id\":\"" + message.id() + "\"");
        }
    }

    @Test
    void koreanWorkspacesAreToldInKorean() {
        try (var post = new Outpost(folder, OPS + "language: ko\n")) {
            post.notices.accept(post.failed("리뷰"));
            post.time.runFor(Duration.ofSeconds(5));

            var message = post.fake.sent().getFirst().message();
            assertThat(message.title()).endsWith("리뷰 실패");
            assertThat(message.text())
                    .contains("단계 fetch  ONGGI-8205  연결 `shop_db`에 `host`이(가) 없습니다")
                    .contains("이어서 할 일: onggi retry 리뷰");
        }
    }

    @Test
    void laterNoticesOfATopicLeaveTogetherAfterTheWindow() {
        try (var post = new Outpost(folder, OPS + "language: en\n")) {
            for (int minute = 0; minute < 9; minute++) {
                post.notices.accept(post.failed("reviews"));
                post.time.runFor(Duration.ofMinutes(1));
            }
            assertThat(post.fake.sent()).hasSize(1);

            post.time.runFor(Duration.ofMinutes(2));

            assertThat(post.fake.titles())
                    .hasSize(2)
                    .last()
                    .asString()
                    .endsWith("reviews failed (8 times)");
            post.time.runFor(Duration.ofMinutes(30));
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofSeconds(5));
            assertThat(post.fake.sent()).hasSize(3);
        }
    }

    @Test
    void anotherPipelineDoesNotWaitForTheWindowOfTheFirst() {
        try (var post = new Outpost(folder, OPS)) {
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofMinutes(1));
            post.notices.accept(post.failed("orders"));
            post.time.runFor(Duration.ofSeconds(5));

            assertThat(post.fake.sent()).hasSize(2);
        }
    }

    @Test
    void recoveryTellsWhatWaitsAndEndsTheGroup() {
        try (var post = new Outpost(folder, OPS + "language: en\n")) {
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofMinutes(1));
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofMinutes(1));
            post.notices.accept(post.recovered("reviews"));
            post.time.runFor(Duration.ofSeconds(5));
            assertThat(post.fake.titles())
                    .extracting(title -> title.substring(title.indexOf(']') + 2))
                    .containsExactly("reviews failed", "reviews failed", "reviews works again");

            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofSeconds(5));
            assertThat(post.fake.sent()).hasSize(4);
        }
    }

    @Test
    void aStormIsAFewMessagesAndStillWithinAMinute() {
        try (var post = new Outpost(folder, OPS + "language: en\n")) {
            for (int n = 0; n < 300; n++) {
                post.notices.accept(post.failed("p" + n));
            }
            post.time.runFor(Duration.ofMinutes(1));

            assertThat(post.fake.sent()).hasSize(Pace.RATE);
            assertThat(post.fake.sent())
                    .filteredOn(sent -> sent.message().title().contains("296 notices: p"))
                    .singleElement()
                    .matches(sent -> sent.message().text().contains("... and 76 more"));
            assertThat(post.fake.sent())
                    .flatExtracting(
                            sent -> List.of(sent.message().json().split("\"kind\":\"failed\"")))
                    .hasSize(300 + Pace.RATE);
        }
    }

    @Test
    void theSameEventToldAgainIsToldOnce() {
        try (var post = new Outpost(folder, OPS)) {
            var event = post.failed("reviews");
            post.notices.accept(event);
            post.notices.accept(event);
            post.time.runFor(Duration.ofMinutes(1));
            post.die();
            post.notices.accept(event);
            post.time.runFor(Duration.ofHours(1));

            assertThat(post.fake.sent()).hasSize(1);
        }
    }

    @Test
    void whatWasWrittenIsSentByTheNextProcess() {
        try (var post = new Outpost(folder, OPS)) {
            post.notices.accept(post.failed("reviews"));
            post.die();
            post.time.runFor(Duration.ofMinutes(1));

            assertThat(post.fake.sent()).hasSize(1);
        }
    }

    @Test
    void aProcessThatDiesAfterSendingSendsAgainWithTheSameId() {
        try (var post = new Outpost(folder, OPS)) {
            post.fake.failNext(new Killed());
            post.notices.accept(post.failed("reviews"));
            assertThatThrownBy(() -> post.time.runFor(Duration.ofSeconds(5)))
                    .isInstanceOf(Killed.class);
            post.die();
            post.time.runFor(Duration.ofSeconds(65));

            assertThat(post.fake.sent()).hasSize(2);
            assertThat(post.fake.sent())
                    .extracting(sent -> sent.message().id())
                    .containsOnly(post.fake.sent().getFirst().message().id());
        }
    }

    @Test
    void aFailureIsTriedAgainAfterGrowingWaits() {
        try (var post = new Outpost(folder, OPS)) {
            for (int n = 0; n < 3; n++) {
                post.fake.failNext(Failure.unreachable("down", null));
            }
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofSeconds(5));
            assertThat(post.notices.undelivered())
                    .singleElement()
                    .satisfies(waiting -> {
                        assertThat(waiting.problem()).isEqualTo("down");
                        assertThat(waiting.givenUp()).isFalse();
                    });
            post.time.runFor(Duration.ofSeconds(30));
            assertThat(post.fake.sent()).isEmpty();
            post.time.runFor(Duration.ofSeconds(10));

            assertThat(post.fake.sent()).hasSize(1);
            assertThat(post.notices.undelivered()).isEmpty();
        }
    }

    @Test
    void theWaitThatTheOtherSideAsksForIsKept() {
        try (var post = new Outpost(folder, OPS)) {
            post.fake.failNext(
                    Failure.unreachable("too many", null).retryAfter(Duration.ofMinutes(3)));
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofSeconds(175));
            assertThat(post.fake.sent()).isEmpty();
            post.time.runFor(Duration.ofSeconds(15));
            assertThat(post.fake.sent()).hasSize(1);
        }
    }

    @Test
    void aChannelThatIsDownForHoursGetsFewMessagesWhenItIsBack() {
        try (var post = new Outpost(folder, OPS)) {
            post.fake.failAlways(Failure.unreachable("down", null));
            for (int n = 0; n < 100; n++) {
                post.notices.accept(post.failed("p" + n));
                post.time.runFor(Duration.ofMinutes(2));
            }
            post.fake.failAlways(null);
            post.time.runFor(Duration.ofMinutes(20));

            assertThat(post.fake.sent()).hasSizeLessThanOrEqualTo(2 * Pace.FAILING);
            assertThat(post.fake.sent().toString()).contains("p0 ", "p50 ", "p99 ");
        }
    }

    @Test
    void aDayLaterItIsGivenUpAndShown() {
        try (var post = new Outpost(folder, OPS + "language: en\n")) {
            post.fake.failAlways(Failure.refused("no such channel", "Look."));
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofHours(23));
            assertThat(post.notices.undelivered())
                    .singleElement()
                    .matches(waiting -> !waiting.givenUp());
            post.time.runFor(Duration.ofHours(2));

            assertThat(post.notices.undelivered())
                    .singleElement()
                    .satisfies(given -> {
                        assertThat(given.givenUp()).isTrue();
                        assertThat(given.asProblem().line(Language.EN))
                                .isEqualTo(
                                        "ONGGI-8211  fake ops was not told of \"reviews failed\""
                                                + " and will not be: no such channel. Look.");
                    });
            post.fake.failAlways(null);
            post.time.runFor(Duration.ofHours(2));
            assertThat(post.fake.sent()).isEmpty();
        }
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        try (var post = new Outpost(folder, OPS)) {
            post.time.runFor(Duration.ofHours(6));
            post.notices.accept(post.failed("a"));
            post.time.runFor(Duration.ofSeconds(5));
            post.notices.accept(post.failed("b"));
            try (var earlier = new Outpost(folder, OPS)) {
                earlier.notices.accept(earlier.failed("c"));
                earlier.time.runFor(Duration.ofSeconds(10));

                assertThat(earlier.fake.sent().toString()).contains(" b ", " c ");
            }
        }
    }

    @Test
    void oneAddressThatRefusesHoldsUpNoOther() {
        try (var post = new Outpost(folder, "notify: [{notifier: fake, to: [ops, boss]}]\n")) {
            post.fake.failNext(Failure.refused("unknown user", "Look."));
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofSeconds(5));

            assertThat(post.fake.sent()).hasSize(1);
            post.time.runFor(Duration.ofMinutes(16));
            assertThat(post.fake.sent())
                    .extracting(sent -> sent.to())
                    .containsExactlyInAnyOrder("ops", "boss");
        }
    }

    @Test
    void pipelinesAndStepsTellThoseTheyName() {
        try (var post = new Outpost(folder, OPS)) {
            post.add(
                    """
                    name: reviews
                    params: {team: {type: string, default: shop}}
                    notify: [{notifier: fake, to: "team-${params.team}", events: [failed, warning]}]
                    steps:
                      inspect:
                        uses: pipeline/other
                        notify: [{notifier: fake, to: checker, events: [gate, warning]}]
                    """);
            var run = new RunRef("reviews_1", "reviews", Map.of("team", "data"));
            var at = post.time.instant();
            post.notices.accept(post.failed("reviews", Map.of("team", "data")));
            post.notices.accept(new Event.GateWarned(at, run, "inspect", List.<Reason>of()));
            post.notices.accept(new Event.RunStarted(at, run));
            post.time.runFor(Duration.ofSeconds(10));

            assertThat(post.fake.sent())
                    .extracting(sent -> sent.to())
                    .containsExactlyInAnyOrder("ops", "team-data", "team-data", "checker");
        }
    }

    @Test
    void secretsAreMaskedInTheStoreAndOnTheWay() {
        var secrets = Map.of("HOOK", "https://hooks.example/very-secret", "PW", "pa55word!");
        try (var post =
                new Outpost(
                        folder,
                        "notify: [{notifier: fake, to: \"${env.HOOK}\"}]\nlanguage: en\n",
                        secrets)) {
            post.fake.failNext(Failure.unreachable("https://hooks.example/very-secret: no", null));
            post.notices.accept(post.failed("reviews"));
            post.time.runFor(Duration.ofSeconds(5));
            assertThat(post.notices.undelivered().toString()).doesNotContain("very-secret");
            post.time.runFor(Duration.ofMinutes(1));

            assertThat(post.fake.sent().getFirst().to()).endsWith("very-secret");
        }
    }

    @Test
    void aTestNoticeGoesOutAtOnceOrSaysWhyNot() {
        try (var post = new Outpost(folder, OPS + "language: en\n")) {
            var channel = post.notices.channels(List.of()).getFirst();
            post.notices.check(channel);
            assertThat(post.fake.titles()).singleElement().asString().endsWith("A test");

            post.fake.failNext(Failure.refused("no such channel", "Look."));
            assertThatThrownBy(() -> post.notices.check(channel))
                    .isInstanceOf(OnggiException.class)
                    .hasMessageContaining("ONGGI-8210  fake ops could not be told: no such");
        }
    }

    @Test
    void whatWasToldLongAgoIsForgottenAndWhatWaitsIsNot() {
        try (var post = new Outpost(folder, OPS)) {
            post.notices.accept(post.failed("a"));
            post.time.runFor(Duration.ofSeconds(5));
            var event = post.failed("b");
            post.fake.failAlways(Failure.unreachable("down", null));
            post.notices.accept(event);
            post.time.runFor(Duration.ofSeconds(5));

            post.notices.forget(post.time.instant().plus(Duration.ofDays(31)));

            assertThat(post.notices.undelivered()).hasSize(1);
        }
    }

    /// Stands for the end of the process.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
