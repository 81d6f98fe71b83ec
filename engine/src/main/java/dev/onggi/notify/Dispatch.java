package dev.onggi.notify;

import dev.onggi.notify.Notices.World;
import dev.onggi.problem.Language;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import dev.onggi.workspace.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes messages out of the store and sends them.
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final World world;
    private final Letter letter;
    private final InstantSource clock;
    private final Executor threads;
    private final NoticeRepository kept;
    private final BundleRepository bundles;
    private final Set<String> sending = ConcurrentHashMap.newKeySet();

    Dispatch(World world, Letter letter, InstantSource clock, Executor threads) {
        this.world = world;
        this.letter = letter;
        this.clock = clock;
        this.threads = threads;
        this.kept = new NoticeRepository(world.database());
        this.bundles = new BundleRepository(world.database());
    }

    /// Begins to send everything that is due.
    void round() {
        bundles.bundle(clock.instant());
        for (var delivery : kept.due(clock.instant())) {
            if (sending.add(delivery.id())) {
                try {
                    threads.execute(() -> deliver(delivery));
                } catch (RejectedExecutionException e) {
                    sending.remove(delivery.id()); // closed meanwhile: it stays in the store
                }
            }
        }
    }

    private void deliver(Delivery delivery) {
        try {
            if (kept.claim(delivery, clock.instant())) {
                send(delivery);
            }
        } catch (RuntimeException e) {
            LOG.warn("a notice could not be handled; it is kept", e);
        } finally {
            sending.remove(delivery.id());
        }
    }

    private void send(Delivery delivery) {
        try {
            send(delivery, kept.notices(delivery));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: it stays in the store
            return;
        } catch (Exception e) {
            failed(delivery, e);
            return;
        }
        kept.sent(delivery, clock.instant());
    }

    private void send(Delivery delivery, List<Notice> notices) throws Exception {
        var channel = delivery.channel();
        var notifiers = world.notifiers();
        var notifier =
                notifiers
                        .find(channel.notifier())
                        .orElseThrow(() ->
                                OnggiException.of(
                                        NotifyProblem.UNKNOWN_NOTIFIER,
                                        channel.notifier(),
                                        NearestName.of(channel.notifier(), notifiers.names())
                                                .orElse(""),
                                        String.join(", ", notifiers.names())));
        var target = LiveTarget.of(world.workspace(), notifier, channel);
        notifier.send(letter.of(delivery, notices), target);
    }

    /// Sends one notice, past the store.
    void check(Delivery delivery, Notice notice) {
        try {
            send(delivery, List.of(notice));
        } catch (OnggiException e) {
            throw secrets().mask(e);
        } catch (Exception e) {
            var hint = e instanceof Failure failure ? failure.hint() : null;
            throw OnggiException.because(
                    e,
                    NotifyProblem.NOT_DELIVERED,
                    delivery.channel(),
                    secrets().mask(message(e)),
                    hint == null ? "" : hint);
        }
    }

    private void failed(Delivery delivery, Exception e) {
        var now = clock.instant();
        var problem = secrets().mask(described(e));
        if (delivery.createdAt().plus(Pace.GIVE_UP).isBefore(now)) {
            kept.givenUp(delivery, now, problem);
        } else {
            kept.failed(delivery, now.plus(wait(delivery, e)), problem);
        }
    }

    private static Duration wait(Delivery delivery, Exception e) {
        var usual = Pace.afterFailure(delivery.attempts() + 1);
        return switch (e) {
            case Failure failure when !failure.retryable() -> Pace.untilMended();
            case Failure failure -> failure.retryAfter().map(Pace::asked).orElse(usual);
            case OnggiException _ -> Pace.untilMended();
            default -> usual;
        };
    }

    private String described(Exception e) {
        Language language = world.workspace().language();
        return switch (e) {
            case OnggiException known ->
                    known.problems().stream()
                            .map(problem -> line(problem, language))
                            .collect(Collectors.joining("; "));
            case Failure failure when failure.hint() != null ->
                    message(failure) + ". " + failure.hint();
            default -> message(e);
        };
    }

    private static String line(Problem problem, Language language) {
        return problem.line(language) + ". " + problem.hint(language);
    }

    private static String message(Exception e) {
        var message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private Secrets secrets() {
        return world.workspace().secrets();
    }
}
