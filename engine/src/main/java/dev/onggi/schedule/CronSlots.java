package dev.onggi.schedule;

import dev.onggi.pipeline.Cron;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The slots of a cron schedule in a time zone.
///
/// A schedule for some hours of the day means times of the day: each happens once a day, one that
/// the clocks jump over at the instant of the jump, one that they show twice the first time. A
/// schedule for every hour means a rhythm: it is due whenever the clocks show one of its times.
final class CronSlots implements Slots {
    private static final Duration NEAR = Duration.ofMinutes(1);
    private static final Duration FAR = Duration.ofDays(366L * 40);

    private final Cron cron;
    private final ZoneRules rules;

    CronSlots(Cron cron, ZoneId zone) {
        this.cron = cron;
        this.rules = zone.getRules();
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return cron.everyHour() ? shown(after) : once(after);
    }

    private Optional<Instant> once(Instant after) {
        var time = cron.next(LocalDateTime.ofInstant(after, rules.getOffset(after)));
        while (time.isPresent() && !instant(time.get()).isAfter(after)) {
            time = cron.next(time.get());
        }
        return time.map(this::instant);
    }

    private Instant instant(LocalDateTime time) {
        var transition = rules.getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.toInstant(rules.getValidOffsets(time).getFirst());
    }

    private Optional<Instant> shown(Instant after) {
        var offset = rules.getOffset(after);
        var from = LocalDateTime.ofInstant(after, offset);
        for (var jump = rules.nextTransition(after); ; jump = following(jump)) {
            var time = cron.next(from);
            if (time.isEmpty()) {
                return Optional.empty();
            }
            var slot = time.get().toInstant(offset);
            if (jump == null || slot.isBefore(jump.getInstant())) {
                return Optional.of(slot);
            }
            offset = jump.getOffsetAfter();
            from = jump.getDateTimeAfter().minusSeconds(1);
        }
    }

    private @Nullable ZoneOffsetTransition following(ZoneOffsetTransition jump) {
        return rules.nextTransition(jump.getInstant());
    }

    /// Looks back further and further, because a calendar can only be read forwards.
    @Override
    public Optional<Instant> previous(Instant before) {
        for (var back = NEAR; back.compareTo(FAR) < 0; back = back.multipliedBy(4)) {
            var slot = next(before.minus(back)).filter(before::isAfter);
            if (slot.isPresent()) {
                return Optional.of(last(slot.get(), before));
            }
        }
        return Optional.empty();
    }

    private Instant last(Instant first, Instant before) {
        var last = first;
        for (var slot = next(last); slot.isPresent() && slot.get().isBefore(before); ) {
            last = slot.get();
            slot = next(last);
        }
        return last;
    }
}
