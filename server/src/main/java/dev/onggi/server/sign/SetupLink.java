package dev.onggi.server.sign;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The link with which whoever started the server makes the first administrator, once. It is known
/// to this process only, and to whoever reads what it printed.
public final class SetupLink {
    private static final int BYTES = 32;

    private @Nullable String secret;

    /// A link.
    ///
    /// @param wanted whether there is nobody yet
    public SetupLink(boolean wanted) {
        this.secret = wanted ? fresh() : null;
    }

    private static String fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The secret of the link, as long as it can be used.
    ///
    /// @return null where it was used, or never needed
    public synchronized @Nullable String secret() {
        return secret;
    }

    /// Uses the link: what is done with it is done once.
    synchronized <T> T use(String given, java.util.function.Supplier<T> work) {
        var wanted = secret;
        if (wanted == null
                || !MessageDigest.isEqual(
                        wanted.getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8))) {
            throw CallException.of(ServerProblem.NO_SETUP);
        }
        var done = work.get();
        secret = null;
        return done;
    }
}
