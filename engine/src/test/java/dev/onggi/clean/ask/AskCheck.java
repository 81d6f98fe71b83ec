package dev.onggi.clean.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.clean.ask.budget.Limits;
import dev.onggi.clean.ask.journal.Recovery;
import dev.onggi.testkit.model.Answerer;
import dev.onggi.testkit.model.Fault;
import dev.onggi.testkit.model.ModelLog;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What holds after every job, whatever the provider did: each question ended once, each answer is
/// that of its question, no good answer was bought twice, and the books agree.
final class AskCheck {
    /// Faults that leave an answer as good as without them.
    private static final Set<Fault> HARMLESS =
            EnumSet.of(
                    Fault.NO_USAGE,
                    Fault.WRONG_USAGE,
                    Fault.FENCED,
                    Fault.THINKING,
                    Fault.PROSE,
                    Fault.EXTRA_ITEM,
                    Fault.REORDERED);

    private final AskWorld world;
    private final String what;

    AskCheck(AskWorld world, String what) {
        this.world = world;
        this.what = what;
    }

    void holds(List<String> texts, Outcome outcome) {
        ended(texts, outcome);
        world.answers.forEach(
                (text, answer) -> assertThat(answer).as(what).isEqualTo(Answerer.sign(text)));
        boughtOnce();
        money(outcome);
        var recovery = new Recovery();
        world.journal.replay(recovery);
        assertThat(recovery.lost()).as("%s: calls without an end", what).isEmpty();
        assertThat(recovery.unread()).as("%s: answers nobody read", what).isEmpty();
    }

    private void ended(List<String> texts, Outcome outcome) {
        var known = new HashSet<>(world.answers.keySet());
        known.addAll(world.rejected.keySet());
        assertThat(Set.copyOf(texts)).as(what).containsAll(known);
        long untouched = outcome.stop().map(Stop::untouched).orElse(0L);
        assertThat(known.size() + untouched).as("%s: lost questions", what).isEqualTo(texts.size());
        assertThat(outcome.answered()).as(what).isEqualTo(world.answers.size());
        assertThat(outcome.rejected()).as(what).isEqualTo(world.rejected.size());
    }

    private void boughtOnce() {
        var times = new HashMap<Object, Integer>();
        for (var entry : world.log) {
            if (entry.fault().isEmpty() || HARMLESS.contains(Fault.valueOf(entry.fault()))) {
                entry.items().forEach(item -> times.merge(item.get("raw_text"), 1, Integer::sum));
            }
        }
        times.forEach((text, bought) ->
                assertThat(bought).as("%s: good answers to %s", what, text).isEqualTo(1));
    }

    private void money(Outcome outcome) {
        var answered = world.log.stream().filter(AskCheck::answered).toList();
        assertThat(outcome.spent().input())
                .as("%s: tokens in", what)
                .isEqualTo(answered.stream().mapToLong(entry -> entry.usage().input()).sum());
        assertThat(outcome.spent().output())
                .as("%s: tokens out", what)
                .isEqualTo(answered.stream().mapToLong(entry -> entry.usage().output()).sum());
        assertThat(outcome.calls().sent()).as(what).isEqualTo(world.log.size());
        assertThat(world.called).as("%s: calls told", what).hasSize(world.log.size());
        assertThat(outcome.calls().failed()).as(what).isEqualTo(world.log.size() - answered.size());
        var run = world.budget.standing("run", Limits.NONE, world.time.instant()).getFirst();
        assertThat(run.usd()).as("%s: money", what).isEqualTo(outcome.spent().cost());
        assertThat(run.requests()).as("%s: requests", what).isEqualTo(world.log.size());
    }

    private static boolean answered(ModelLog.Entry entry) {
        return entry.fault().isEmpty() || Fault.valueOf(entry.fault()).kind().isEmpty();
    }
}
