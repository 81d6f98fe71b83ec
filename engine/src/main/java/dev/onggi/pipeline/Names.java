package dev.onggi.pipeline;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import java.util.regex.Pattern;

/// The names that pipelines, steps and parameters may have. They stand in file names, in SQL and in
/// references.
final class Names {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]{0,63}");

    private Names() {}

    static boolean check(String name, Place place, Problems problems) {
        boolean good = NAME.matcher(name).matches();
        if (!good) {
            problems.add(place, PipelineProblem.BAD_NAME, name);
        }
        return good;
    }
}
