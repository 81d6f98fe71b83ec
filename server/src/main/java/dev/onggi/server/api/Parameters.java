package dev.onggi.server.api;

import dev.onggi.problem.NearestName;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Checks the parameters of calls.
final class Parameters {
    private Parameters() {}

    static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, name, least + " .. " + most);
        }
        return value;
    }

    static @Nullable Instant instant(String name, @Nullable String written) {
        try {
            return written == null ? null : Instant.parse(written);
        } catch (DateTimeParseException e) {
            throw CallException.of(ServerProblem.BAD_PARAMETER, name, "2026-03-01T06:00:00Z");
        }
    }

    static <T extends @Nullable String> T oneOf(String name, T value, Collection<String> known) {
        if (value != null && !known.contains(value)) {
            throw CallException.of(
                    ServerProblem.BAD_PARAMETER,
                    name,
                    NearestName.of(value, known).orElse(String.join(", ", known)));
        }
        return value;
    }
}
