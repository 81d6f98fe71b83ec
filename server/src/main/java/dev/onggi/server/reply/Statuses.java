package dev.onggi.server.reply;

import dev.onggi.clean.change.ChangeProblem;
import dev.onggi.door.DoorProblem;
import dev.onggi.identity.IdentityProblem;
import dev.onggi.pipeline.PipelineProblem;
import dev.onggi.problem.ProblemCode;
import dev.onggi.run.RunProblem;
import dev.onggi.store.StoreProblem;
import java.util.Set;

/// Which HTTP status says a problem of the catalogue.
final class Statuses {
    private static final Set<ProblemCode> NOT_THERE =
            Set.of(
                    PipelineProblem.UNKNOWN_PIPELINE,
                    RunProblem.NO_SUCH_VERSION,
                    RunProblem.NO_SUCH_STEP,
                    RunProblem.NO_SUCH_RUN,
                    ChangeProblem.NOTHING_CLEANED,
                    ChangeProblem.NO_SUCH_STEP,
                    ChangeProblem.FILE_GONE,
                    ChangeProblem.RECORD_GONE,
                    IdentityProblem.NO_SUCH_ACCOUNT,
                    IdentityProblem.NO_SUCH_TOKEN);
    private static final Set<ProblemCode> IN_THE_WAY =
            Set.of(
                    IdentityProblem.NAME_TAKEN,
                    IdentityProblem.LAST_ADMIN,
                    IdentityProblem.KEY_USED,
                    IdentityProblem.SET_UP,
                    ChangeProblem.NOTHING_TO_UNDO,
                    ChangeProblem.NOTHING_TO_RESTORE,
                    RunProblem.NOT_OVER,
                    RunProblem.STEP_WORKS,
                    RunProblem.NO_RESULTS,
                    StoreProblem.OWNED,
                    DoorProblem.UNKNOWN);

    private Statuses() {}

    static int of(ProblemCode code) {
        if (code instanceof HttpProblem own) {
            return own.status();
        }
        if (NOT_THERE.contains(code)) {
            return 404;
        }
        if (IN_THE_WAY.contains(code)) {
            return 409;
        }
        return switch (code.blame()) {
            case USER -> 400;
            case DATA -> 422;
            case UPSTREAM, RESOURCE -> 503;
            case BUG -> 500;
        };
    }
}
