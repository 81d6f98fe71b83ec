package dev.onggi.cli;

import dev.onggi.run.RunResult;
import dev.onggi.step.StepOutcome.Ledger;

/// Rows in and out, as equations that hold.
final class Ledgers {
    private Ledgers() {}

    /// The rows of a step.
    static String line(Terminal terminal, Ledger ledger) {
        var rows = rows(terminal, ledger);
        return ledger.cellsChanged() == 0
                ? rows
                : rows + ", " + terminal.say("run.changed", Numbers.count(ledger.cellsChanged()));
    }

    private static String rows(Terminal terminal, Ledger ledger) {
        var in = Numbers.count(ledger.rowsIn());
        var out = Numbers.count(ledger.rowsOut());
        if (ledger.rowsIn() != ledger.rowsOut() + ledger.rejected()) {
            return terminal.say("run.made", in, out);
        }
        return ledger.rejected() == 0
                ? terminal.say("rows", out)
                : terminal.say("run.ledger", in, out, Numbers.count(ledger.rejected()));
    }

    /// The rows of a whole run.
    static String total(Terminal terminal, RunResult result) {
        var rows = result.rows();
        var in = Numbers.count(rows.in());
        var out = Numbers.count(rows.out());
        var rejected = Numbers.count(rows.rejected());
        if (!result.succeeded()) {
            return terminal.say("run.unsaved", in, rejected);
        }
        var made = Numbers.count(rows.made());
        if (rows.queried() > 0) {
            var queried = Numbers.count(rows.queried());
            return terminal.say("run.queried", in, out, rejected, made, queried);
        }
        return rows.made() > 0
                ? terminal.say("run.drawn", in, out, rejected, made)
                : terminal.say("run.ledger", in, out, rejected);
    }
}
