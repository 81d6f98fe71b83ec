package dev.onggi.clean.ask.budget;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Kind;
import dev.onggi.clean.ask.journal.Entry.Packed;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.clean.ask.journal.Entry.Submitted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What runs, days and months have spent. Every entry of the journal is given to [#accept], those
/// of the past by a replay when the workspace is opened; a call that was reserved and never ended
/// stays charged at its worst. Safe for use by several threads.
///
/// A call costs the day and month in which it is sent, whenever its answer comes.
public final class Budget implements Consumer<Entry> {
    private record Charge(String run, LocalDate day, Spent spent) {
        Charge of(Spent other) {
            return new Charge(run, day, other);
        }
    }

    private final Limits daily;
    private final Limits monthly;
    private final ZoneId zone;
    private final Map<String, Spent> runs = new HashMap<>();
    private final Map<LocalDate, Spent> days = new HashMap<>();
    private final Map<YearMonth, Spent> months = new HashMap<>();

    /// What may still change: calls on their way, and those charged without an answer.
    private final Map<CallId, Charge> open = new HashMap<>();

    /// The budget of a workspace of which nothing is spent.
    ///
    /// @param daily the limits of a day
    /// @param monthly the limits of a month
    /// @param zone where days and months begin
    public Budget(Limits daily, Limits monthly, ZoneId zone) {
        this.daily = daily;
        this.monthly = monthly;
        this.zone = zone;
    }

    /// Sets the worst cost of a call aside, wholly or not at all. The caller appends the entry to
    /// the journal next, and sends when it is durable.
    ///
    /// @param call what is about to be sent
    /// @param run the limits of its run
    /// @return why not; empty where the money is set aside
    public synchronized Optional<Refusal> reserve(Reserved call, Limits run) {
        var worst = call.worst().cost();
        var refusal =
                standing(call.origin().run(), run, call.at()).stream()
                        .filter(allowance -> allowance.missing(worst).isPresent())
                        .min(Comparator.comparingDouble(a -> a.missing(worst).orElseThrow()))
                        .map(allowance -> new Refusal(allowance, worst));
        if (refusal.isEmpty()) {
            accept(call);
        }
        return refusal;
    }

    /// How the budgets stand that a call of a run would have to pass.
    ///
    /// @param run the run's id
    /// @param limits the limits of the run
    /// @param now chooses the day and month
    /// @return those of the run, the day and the month
    public synchronized List<Allowance> standing(String run, Limits limits, Instant now) {
        var day = LocalDate.ofInstant(now, zone);
        return List.of(
                allowance(Scope.RUN, limits, runs.get(run)),
                allowance(Scope.DAY, daily, days.get(day)),
                allowance(Scope.MONTH, monthly, months.get(YearMonth.from(day))));
    }

    private static Allowance allowance(Scope scope, Limits limits, @Nullable Spent spent) {
        var known = spent == null ? Spent.NOTHING : spent;
        return new Allowance(scope, limits, known.usd(), known.requests());
    }

    /// Counts an entry of the journal.
    ///
    /// @param entry in the journal's order
    @Override
    public synchronized void accept(Entry entry) {
        switch (entry) {
            case Reserved call -> {
                var day = LocalDate.ofInstant(call.at(), zone);
                var charge =
                        new Charge(call.origin().run(), day, new Spent(call.worst().cost(), 1));
                if (open.putIfAbsent(call.call(), charge) == null) {
                    add(charge);
                }
            }
            case Answered answered -> settle(answered.call(), answered.cost(), 1, true);
            case Failed failed ->
                    settle(
                            failed.call(),
                            failed.charged(),
                            failed.kind() == Kind.UNSENT ? 0 : 1,
                            failed.charged().equals(Money.ZERO));
            case Packed _, Submitted _, Settled _ -> {}
        }
    }

    private void settle(CallId call, Money cost, int requests, boolean known) {
        var charge = open.get(call);
        if (charge == null) {
            return;
        }
        var settled = charge.of(new Spent(cost, requests));
        add(charge.of(settled.spent().minus(charge.spent())));
        if (known) {
            open.remove(call);
        } else {
            open.put(call, settled);
        }
    }

    private void add(Charge charge) {
        runs.merge(charge.run(), charge.spent(), Spent::plus);
        days.merge(charge.day(), charge.spent(), Spent::plus);
        months.merge(YearMonth.from(charge.day()), charge.spent(), Spent::plus);
    }
}
