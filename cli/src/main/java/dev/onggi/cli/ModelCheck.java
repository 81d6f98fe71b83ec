package dev.onggi.cli;

import dev.onggi.clean.ask.wire.Model;
import dev.onggi.clean.ask.wire.Models;
import dev.onggi.clean.ask.wire.Wire;
import dev.onggi.cli.Finding.State;
import dev.onggi.problem.OnggiException;
import dev.onggi.spi.ModelReply.Answered;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import dev.onggi.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Whether the models of onggi.yaml answer: each is asked one tiny question.
final class ModelCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 64;
    private static final Prompt GREETING = new Prompt("", "Answer with the one word OK.");

    private final Terminal terminal;
    private final Workspace workspace;

    ModelCheck(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        try (var wire = new Wire(InstantSource.system())) {
            var models = Models.of(workspace);
            for (var name : models.names()) {
                findings.add(finding(name, models, wire));
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

    private Finding finding(String name, Models models, Wire wire) {
        try {
            var model = models.find(name, null);
            return model.isEmpty()
                    ? finding(name, State.OK, terminal.say("doctor.model.builtin"))
                    : asked(name, model.get(), wire);
        } catch (OnggiException e) {
            return finding(name, State.FAIL, Failures.sentence(e, terminal));
        }
    }

    private Finding asked(String name, Model model, Wire wire) {
        var question =
                new ModelRequest(
                        model.name(), GREETING, LONGEST_ANSWER, Sampling.DEFAULT, null, PATIENCE);
        long start = System.nanoTime();
        try (var client = model.client(wire)) {
            var reply = client.ask(question).toCompletableFuture().join();
            var took = (System.nanoTime() - start) / 1_000_000 + " ms";
            return switch (reply) {
                case Answered answer ->
                        finding(
                                name,
                                State.OK,
                                terminal.say(
                                        "doctor.model.ok",
                                        answer.model(),
                                        took,
                                        answer.usage().input(),
                                        answer.usage().output()));
                case Rejected rejected -> finding(name, State.FAIL, rejected(rejected));
            };
        }
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
