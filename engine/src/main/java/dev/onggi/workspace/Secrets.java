package dev.onggi.workspace;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import java.util.Optional;

/// Secrets by name: the environment's, those of `.env`, those of stored connections.
public interface Secrets {
    /// A secret's value; from now on it is masked by [#mask].
    ///
    /// @param name such as `SHOP_PW`
    /// @return the value, or empty
    Optional<String> get(String name);

    /// Hides every secret that was handed out.
    ///
    /// @param text any text on its way to a log or a screen
    /// @return the text with `***` for each secret
    String mask(String text);

    /// Hides every secret that was handed out.
    ///
    /// @param failure any failure on its way to people
    /// @return the same failure with `***` for each secret
    default OnggiException mask(OnggiException failure) {
        return new OnggiException(
                failure.problems().stream()
                        .map(problem ->
                                new Problem(
                                        problem.code(),
                                        problem.place(),
                                        problem.args().stream().map(this::mask).toList()))
                        .toList(),
                failure.getCause());
    }
}
