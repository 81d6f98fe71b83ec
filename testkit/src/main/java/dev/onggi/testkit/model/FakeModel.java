package dev.onggi.testkit.model;

import dev.onggi.spi.ModelClient;
import dev.onggi.spi.ModelReply;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Finish;
import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelReply.Response;
import dev.onggi.spi.ModelReply.Usage;
import dev.onggi.spi.ModelRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A model without sockets: replies as a right client would on meeting the same provider over HTTP.
/// On a scheduler of virtual time a day of asking takes seconds.
public final class FakeModel implements ModelClient {
    private static final Duration CENTURIES = Duration.ofNanos(Long.MAX_VALUE);

    private final FakeProvider provider;
    private final ScheduledExecutorService scheduler;

    /// A model.
    ///
    /// @param provider judges; its clock should be the scheduler's
    /// @param scheduler completes the replies
    public FakeModel(FakeProvider provider, ScheduledExecutorService scheduler) {
        this.provider = provider;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<ModelReply> ask(ModelRequest request) {
        var verdict = provider.judge(request);
        var fault = verdict.fault();
        boolean endless =
                fault == Fault.SLOW_LORIS
                        || fault == Fault.SILENCE
                        || verdict.timing().latency().compareTo(request.timeout()) >= 0;
        var after = endless ? request.timeout() : verdict.timing().latency();
        ModelReply outcome =
                endless ? rejected(Kind.TIMEOUT, true, verdict, Response.NONE) : reply(verdict);
        var reply = new CompletableFuture<ModelReply>();
        var _ =
                scheduler.schedule(
                        () -> reply.complete(outcome), after.toNanos(), TimeUnit.NANOSECONDS);
        return reply;
    }

    static ModelReply reply(Verdict verdict) {
        var fault = verdict.fault();
        var kind = fault == null ? null : fault.kind().orElse(null);
        if (fault == null || kind == null) {
            return answered(verdict);
        }
        boolean reached = kind != Kind.NETWORK && kind != Kind.TIMEOUT;
        boolean charged = fault.charged() || fault.status() == 502 || fault.status() == 504;
        var response =
                reached || fault.status() != 200
                        ? new Response(fault.status(), wait(fault, verdict), id(verdict), "")
                        : Response.NONE;
        return rejected(kind, charged, verdict, response);
    }

    private static Answered answered(Verdict verdict) {
        boolean guessed = verdict.is(Fault.NO_USAGE) || verdict.is(Fault.WRONG_USAGE);
        var text = verdict.finish() == Finish.REFUSED ? "" : verdict.text();
        var usage = verdict.usage();
        return new Answered(
                text,
                verdict.finish(),
                new Usage(usage.input(), usage.output(), 0, guessed),
                verdict.request().model(),
                id(verdict),
                verdict.text());
    }

    private static Rejected rejected(
            Kind kind, boolean charged, Verdict verdict, Response response) {
        var said = verdict.fault() == null ? "no answer in time" : verdict.fault().name();
        return new Rejected(kind, said, kind.retryable(), charged, response);
    }

    private static @Nullable Duration wait(Fault fault, Verdict verdict) {
        return switch (fault) {
            case RATE_LIMIT, RATE_LIMIT_DATE, SLOW_DOWN ->
                    Duration.ofSeconds(Rendering.seconds(verdict));
            case RATE_LIMIT_MILLIS -> Duration.ofMillis(750);
            case RATE_LIMIT_ABSURD -> CENTURIES;
            default -> null;
        };
    }

    private static String id(Verdict verdict) {
        return "req_" + verdict.number();
    }
}
