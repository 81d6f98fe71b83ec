package dev.onggi.cli;

import dev.onggi.Greetings;
import dev.onggi.clean.ask.Greeting.Greeted;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.cli.Finding.State;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.store.StoreProblem;
import dev.onggi.workspace.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the models of onggi.yaml answer: each is asked one tiny question, which the journal is
/// told and the budgets count. So nobody is asked while another process writes the journal.
final class ModelCheck {
    private final Terminal terminal;
    private final Workspace workspace;
    private @Nullable Greetings greetings;

    ModelCheck(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        try {
            var models = Models.of(workspace);
            for (var name : models.names()) {
                findings.add(finding(name, models));
            }
        } catch (OnggiException e) {
            findings.add(finding("", State.FAIL, Failures.sentence(e, terminal)));
        } finally {
            if (greetings != null) {
                greetings.close();
            }
        }
        return findings;
    }

    private Finding finding(String name, State state, String message) {
        return new Finding(
                terminal.say("doctor.model", name), state, workspace.secrets().mask(message));
    }

    private Finding finding(String name, Models models) {
        try {
            return models.find(name, null).isEmpty()
                    ? finding(name, State.OK, terminal.say("doctor.model.builtin"))
                    : finding(name, greetings().greet(name).orElseThrow());
        } catch (OnggiException e) {
            var problem = e.problems().getFirst();
            return problem.code() == StoreProblem.OWNED
                    ? finding(
                            name,
                            State.WARN,
                            terminal.say(
                                    "doctor.model.owned", problem.message(terminal.language())))
                    : finding(name, State.FAIL, Failures.sentence(e, terminal));
        }
    }

    /// Opened only where somebody is asked.
    private Greetings greetings() {
        var open = greetings;
        if (open == null) {
            open = Greetings.open(workspace, InstantSource.system());
            greetings = open;
        }
        return open;
    }

    private Finding finding(String name, Greeted greeted) {
        return switch (greeted.reply()) {
            case Answered answer ->
                    finding(
                            name,
                            State.OK,
                            terminal.say(
                                    "doctor.model.ok",
                                    answer.model(),
                                    greeted.took().toMillis() + " ms",
                                    answer.usage().input(),
                                    answer.usage().output()));
            case Rejected rejected -> finding(name, State.FAIL, rejected(rejected));
        };
    }

    private String rejected(Rejected reply) {
        var advice =
                switch (reply.kind()) {
                    case UNAUTHORIZED -> "key";
                    case QUOTA -> "quota";
                    case NOT_FOUND, INVALID_REQUEST, TOO_LARGE, CONFLICT -> "name";
                    case NETWORK -> "network";
                    case MALFORMED -> "malformed";
                    case RATE_LIMITED, OVERLOADED, SERVER_ERROR, TIMEOUT, EXPIRED, CANCELLED ->
                            "later";
                };
        return terminal.say("doctor.model." + advice, reply.message());
    }
}
