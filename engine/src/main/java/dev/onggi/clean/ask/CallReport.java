package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.Money;
import java.util.Optional;

/// A call that has ended, for the log of its run.
///
/// @param line who was asked how much, and what came of it; no content
/// @param asked the items that were sent
/// @param answered what came back, as it came; empty where nothing did
public record CallReport(String line, String asked, String answered) {
    /// @return empty where it was never sent
    static Optional<CallReport> of(Call call, Call.Ended ended) {
        return switch (ended) {
            case Call.Unsent _, Call.DiskFailed _ -> Optional.empty();
            case Call.Read read -> Optional.of(of(call, said(read)));
            case Call.NoAnswer no -> Optional.of(of(call, said(no)));
        };
    }

    private static CallReport of(Call call, String end) {
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
                reply.map(answer -> answer.text()).orElse(""));
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
        var charged = no.charged().equals(Money.ZERO) ? "" : ", charged " + no.charged();
        return "no answer, %s, %s%s, %,d ms"
                .formatted(no.kind(), no.message(), charged, no.latency().toMillis());
    }
}
