package dev.onggi.server;

import dev.onggi.problem.OnggiException;
import dev.onggi.server.reply.ServerProblem;
import org.jspecify.annotations.Nullable;

/// Settings of the server that come from the environment.
final class Settings {
    private Settings() {}

    static int calls(@Nullable String written, int usual) {
        if (written == null) {
            return usual;
        }
        try {
            int calls = Integer.parseInt(written);
            if (calls > 0) {
                return calls;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw OnggiException.of(ServerProblem.BAD_SETTING, "ONGGI_CALLS_PER_MINUTE", written);
    }
}
