package dev.onggi.cli;

import dev.onggi.Greetings.Greeted;
import dev.onggi.Greetings.Greeted.Answered;
import dev.onggi.Greetings.Greeted.Refused;
import dev.onggi.ModelDoor;
import dev.onggi.Onggi;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.cli.Finding.State;
import dev.onggi.problem.OnggiException;
import dev.onggi.store.StoreProblem;
import dev.onggi.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/// Whether the models of onggi.yaml answer: each is asked one tiny question, which the journal is
/// told and the budgets count, by the process that owns the workspace where there is one.
final class ModelCheck {
    private final Terminal terminal;
    private final Workspace workspace;
    private final Onggi onggi;

    ModelCheck(Terminal terminal, Onggi onggi) {
        this.terminal = terminal;
        this.onggi = onggi;
        this.workspace = onggi.workspace();
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        try (var door = onggi.modelDoor()) {
            var models = Models.of(workspace);
            for (var name : models.names()) {
                findings.add(finding(name, models, door));
            }
        } catch (OnggiException e) {
            findings.add(finding("", State.FAIL, Failures.sentence(e, terminal)));
        }
        return findings;
    }

    private Finding finding(String name, State state, String message) {
        return new Finding(
                terminal.say("doctor.model", name), state, workspace.secrets().mask(message));
    }

    private Finding finding(String name, Models models, ModelDoor door) {
        try {
            return models.find(name, null).isEmpty()
                    ? finding(name, State.OK, terminal.say("doctor.model.builtin"))
                    : finding(name, door.greet(name));
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

    private Finding finding(String name, Greeted greeted) {
        return switch (greeted) {
            case Answered(var model, var took, long input, long output) ->
                    finding(
                            name,
                            State.OK,
                            terminal.say(
                                    "doctor.model.ok",
                                    model,
                                    took.toMillis() + " ms",
                                    input,
                                    output));
            case Refused refused -> finding(name, State.FAIL, refused(refused));
        };
    }

    private String refused(Refused reply) {
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
