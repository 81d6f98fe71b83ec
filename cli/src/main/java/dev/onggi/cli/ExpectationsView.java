package dev.onggi.cli;

import dev.onggi.quality.check.ExpectationRepository.Recorded;
import dev.onggi.quality.check.ExpectationResult.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The expectations of a run: how many rows failed each, how many may, and what came of it.
final class ExpectationsView {
    private final Terminal terminal;
    private final List<Recorded> expectations;

    ExpectationsView(Terminal terminal, List<Recorded> expectations) {
        this.terminal = terminal;
        this.expectations = expectations;
    }

    List<String> lines() {
        if (expectations.isEmpty()) {
            return List.of();
        }
        var table =
                new TableView(
                        terminal.say("show.expectation"),
                        terminal.say("datasets.step"),
                        ">" + terminal.say("show.failed"),
                        ">" + terminal.say("show.share"),
                        ">" + terminal.say("show.allowed"),
                        terminal.say("show.outcome"));
        for (var expectation : expectations) {
            table.row(
                    mark(expectation.outcome()) + expectation.title(),
                    expectation.step(),
                    terminal.say(
                            "show.failed_of",
                            Numbers.count(expectation.failed()),
                            Numbers.count(expectation.measured())),
                    percent(expectation.share()),
                    percent(expectation.allowed()),
                    terminal.say("outcome." + word(expectation.outcome())));
        }
        var lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(terminal.width()));
        expectations.forEach(expectation -> lines.addAll(ids(expectation)));
        return lines;
    }

    private List<String> ids(Recorded expectation) {
        if (expectation.failingIds().isEmpty()) {
            return List.of();
        }
        var ids = String.join(", ", expectation.failingIds());
        boolean more = expectation.failed() > expectation.failingIds().size();
        var text = terminal.say("show.failing", expectation.title(), more ? ids + ", ..." : ids);
        return Wrapping.of("    ", text, terminal.width());
    }

    private static String mark(Status outcome) {
        return switch (outcome) {
            case PASSED -> "✓ ";
            case WARNED, REJECTED -> "! ";
            case STOPPED -> "✗ ";
        };
    }

    private static String word(Status outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /// At most two digits behind the point, and never 0 for a share that is not.
    private static String percent(double share) {
        if (share > 0 && share < 0.0001) {
            return "< 0.01 %";
        }
        var percent = BigDecimal.valueOf(Math.round(share * 10_000), 2);
        var plain = percent.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString() + " %";
    }

    static Map<String, Object> json(Recorded expectation) {
        var map = new LinkedHashMap<String, Object>();
        map.put("step", expectation.step());
        map.put("expectation", expectation.title());
        map.put("outcome", word(expectation.outcome()));
        map.put("measured", expectation.measured());
        map.put("failed", expectation.failed());
        map.put("share", expectation.share());
        map.put("allowed", expectation.allowed());
        map.put("failing_ids", expectation.failingIds());
        return map;
    }
}
