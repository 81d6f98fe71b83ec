package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import java.util.Optional;

/// A call that has ended, for the log of its run.
///
/// @param line who was asked how much, and what came of it; no content
/// @param asked the items that were sent; empty where they are not at hand any more
/// @param answered what came back, as it came; empty where nothing did
/// @param cost what it is charged at
public record CallReport(String line, String asked, String answered, Money cost) {
    /// @return empty where it was never sent
    static Optional<CallReport> of(Call call, Call.Ended ended) {
        return switch (ended) {
            case Call.Unsent _, Call.DiskFailed _ -> Optional.empty();
            case Call.Read read -> Optional.of(of(call, said(read), read.cost()));
            case Call.NoAnswer no -> Optional.of(of(call, said(no), no.charged()));
        };
    }

    /// A call of a batch that was answered.
    static CallReport of(Reserved call, String batch, Answered answered) {
        var usage = answered.usage();
        var end =
                "answered, %,d tokens in, %,d out, %s"
                        .formatted(usage.input(), usage.output(), answered.cost());
        var request = answered.reply().request();
        return new CallReport(
                line(call, batch, end) + (request.isEmpty() ? "" : ", request " + request),
                "",
                answered.reply().text(),
                answered.cost());
    }

    /// A call of a batch that has no answer.
    static CallReport of(Reserved call, String batch, Failed failed) {
        var end = "no answer, %s%s".formatted(failed.message(), charged(failed.charged()));
        return new CallReport(line(call, batch, end), "", "", failed.charged());
    }

    private static String line(Reserved call, String batch, String end) {
        return "%s, %,d items in the batch %s: %s; call %s"
                .formatted(
                        call.target().model(),
                        call.asked().items().size(),
                        batch,
                        end,
                        call.call());
    }

    private static String charged(Money charged) {
        return charged.equals(Money.ZERO) ? "" : ", charged " + charged;
    }

    private static CallReport of(Call call, String end, Money cost) {
        var reply = call.reply();
        var request = reply.flatMap(answer -> answer.requestId()).map(id -> ", request " + id);
        var hedges = call.isHedge() ? "second call: " : "";
        return new CallReport(
                "%s%s, %,d items: %s; call %s%s"
                        .formatted(
                                hedges,
                                call.model().address().label(),
                                call.batch().size(),
                                end,
                                call.id(),
                                request.orElse("")),
                call.request().prompt().user(),
                reply.map(answer -> answer.text()).orElse(""),
                cost);
    }

    private static String said(Call.Read read) {
        var bad = read.bad().isEmpty() ? "" : ", %,d of them not used".formatted(read.bad().size());
        return "%,d answered%s, %,d tokens in, %,d out, %s, %,d ms"
                .formatted(
                        read.good().size() + read.bad().size(),
                        bad,
                        read.usage().input(),
                        read.usage().output(),
                        read.cost(),
                        read.latency().toMillis());
    }

    private static String said(Call.NoAnswer no) {
        return "no answer, %s, %s%s, %,d ms"
                .formatted(no.kind(), no.message(), charged(no.charged()), no.latency().toMillis());
    }
}
