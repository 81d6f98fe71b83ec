package dev.onggi.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.event.Event;
import dev.onggi.event.Event.RunLate.Threshold;
import dev.onggi.event.RunRef;
import dev.onggi.problem.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeWordsTest {
    private static final Instant AT = Instant.parse("2026-03-01T21:00:00Z");
    private static final RunRef RUN = new RunRef("reviews_1", "reviews", Map.of());

    private static NoticeText.Text text(Event event) {
        return NoticeText.of(event, new NoticeWords(Language.EN, ZoneId.of("Asia/Seoul")));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(NoticeWords.load(Language.KO).stringPropertyNames())
                .isEqualTo(NoticeWords.load(Language.EN).stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfLatenessHasWords(Threshold threshold) {
        for (var language : Language.values()) {
            var words = new NoticeWords(language, ZoneId.of("Asia/Seoul"));
            var text = NoticeText.of(new Event.RunLate(AT, RUN, threshold, AT), words);
            assertThat(text.title()).contains("reviews").doesNotContain("{");
            assertThat(text.body())
                    .contains("reviews_1", "2026-03-02 06:00:00", "onggi show reviews_1")
                    .doesNotContain("{");
        }
    }

    @Test
    void workspaceEventsSayWhatToDo() {
        assertThat(text(new Event.DiskLow(AT, "data", 900_000_000, 100_000_000_000L)).body())
                .isEqualTo(
                        "At 2026-03-02 06:00:00 900 MB of 100,000 MB were free for data. Make room,"
                                + " or runs will be paused.");
        assertThat(text(new Event.SchedulerSilent(AT, AT.minusSeconds(300))).body())
                .contains("since 2026-03-02 05:55:00")
                .contains("onggi serve");
        assertThat(text(new Event.BudgetReached(AT, "daily", null, 80)).title())
                .isEqualTo("80 % of the budget of the day is spent");
        assertThat(text(new Event.BudgetReached(AT, "run", RUN, 100)).title())
                .isEqualTo("100 % of the budget of run reviews_1 is spent");
    }

    @Test
    void whatAValueHoldsIsNotFilledIn() {
        var odd = new RunRef("{1}", "{2}", Map.of());
        assertThat(text(new Event.PipelineRecovered(AT, odd, 1, AT)).body())
                .startsWith("Run {1} of the pipeline {2} succeeded")
                .contains("after 1 run that did not");
    }
}
