package dev.onggi.run;

import dev.onggi.collect.dropin.DropIns;
import dev.onggi.data.DataProblem;
import dev.onggi.data.FeedFailure;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Turns whatever leaves a step into problems of the catalogue.
final class Causes {
    private Causes() {}

    static List<Problem> problems(String step, Throwable thrown) {
        if (thrown instanceof OnggiException problem) {
            return FeedFailure.unwrap(problem) instanceof Failure failure
                    ? List.of(of(failure))
                    : problem.problems();
        }
        if (thrown instanceof Failure failure) {
            return List.of(of(failure));
        }
        if (thrown instanceof FileSystemException e) {
            return List.of(Problem.of(unusable(e), null, e.getFile(), reason(e)));
        }
        if (thrown instanceof IOException e) {
            return List.of(
                    Problem.of(
                            full(e) ? RunProblem.SOURCE_RESOURCE : RunProblem.SOURCE_FOR_NOW,
                            null,
                            message(e),
                            ""));
        }
        return List.of(
                DropIns.place(thrown)
                        .map(place -> Problem.of(RunProblem.DROP_IN, place, step, named(thrown)))
                        .orElseGet(() -> Problem.of(RunProblem.BUG, null, step, message(thrown))));
    }

    private static String named(Throwable thrown) {
        var kind = thrown.getClass().getSimpleName();
        var message = message(thrown);
        return message.equals(kind) ? kind : kind + ": " + message;
    }

    /// A folder or file of this machine; trying again does not help.
    private static DataProblem unusable(FileSystemException e) {
        return full(e) ? DataProblem.DISK_FULL : DataProblem.UNREADABLE;
    }

    private static String reason(FileSystemException e) {
        var reason = e.getReason();
        return switch (e) {
            case FileAlreadyExistsException exists -> "a file of that name is in the way";
            case NoSuchFileException none -> "it is not there";
            case AccessDeniedException denied -> "access denied";
            default -> reason == null ? e.getClass().getSimpleName() : reason;
        };
    }

    private static boolean full(IOException e) {
        return String.valueOf(e.getMessage()).contains("No space left");
    }

    private static Problem of(Failure failure) {
        var code =
                switch (failure.blame()) {
                    case USER -> RunProblem.SOURCE_SETTINGS;
                    case DATA -> RunProblem.SOURCE_DATA;
                    case RESOURCE -> RunProblem.SOURCE_RESOURCE;
                    case BUG, UPSTREAM ->
                            failure.retryable() ? RunProblem.SOURCE_FOR_NOW : RunProblem.SOURCE;
                };
        var hint = failure.hint();
        return Problem.of(code, null, message(failure), hint == null ? "" : hint);
    }

    private static String message(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
