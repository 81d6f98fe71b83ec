package dev.onggi.clean.change;

import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.PastEntries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A request that was answered.
///
/// @param run the run that paid for it
/// @param model the provider's name of the model
/// @param prompt the version of what was asked
/// @param items how many questions it carried
/// @param usd what it cost
record PastCall(String run, String model, String prompt, int items, BigDecimal usd) {
    /// Digits behind the point of a share: a thousandth of the smallest amount that is charged.
    private static final int DIGITS = 9;

    /// The requests of some ids that the journal has.
    ///
    /// @param journal the folder
    static Map<String, PastCall> read(Path journal, Set<String> ids) {
        var calls = new HashMap<String, PastCall>();
        if (ids.isEmpty()) {
            return calls;
        }
        PastEntries.read(
                journal,
                entry -> {
                    var id = entry.call().toString();
                    if (entry instanceof Entry.Reserved asked && ids.contains(id)) {
                        calls.put(id, of(asked));
                    } else if (entry instanceof Entry.Answered answered) {
                        var usd = BigDecimal.valueOf(answered.cost().micros(), 6);
                        calls.computeIfPresent(id, (key, call) -> call.costing(usd));
                    }
                });
        return calls;
    }

    private static PastCall of(Entry.Reserved asked) {
        return new PastCall(
                asked.origin().run(),
                asked.target().model(),
                asked.asked().prompt(),
                asked.asked().items().size(),
                BigDecimal.ZERO);
    }

    private PastCall costing(BigDecimal cost) {
        return new PastCall(run, model, prompt, items, cost);
    }

    /// What one of several cells costs that the same answer changed.
    BigDecimal share(long cells) {
        return share(BigDecimal.ONE.divide(BigDecimal.valueOf(cells), 20, RoundingMode.HALF_EVEN));
    }

    /// What a number of answers cost.
    BigDecimal share(BigDecimal answers) {
        return usd.multiply(answers)
                .divide(BigDecimal.valueOf(Math.max(1, items)), DIGITS, RoundingMode.HALF_EVEN);
    }
}
