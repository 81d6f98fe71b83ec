package dev.onggi.rule;

import dev.onggi.rule.kind.Bilingual;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The known name that a misspelt one was probably meant to be.
final class NearestName {
    private NearestName() {}

    /// A hint with the nearest name, or with all of them where none is near.
    static Bilingual hint(String written, Collection<String> known) {
        var nearest = of(written, known);
        return nearest == null
                ? new Bilingual(
                        "known are " + String.join(", ", known),
                        "아는 이름: " + String.join(", ", known))
                : new Bilingual(
                        "did you mean `" + nearest + "`?", "`" + nearest + "`을(를) 쓰려던 것입니까?");
    }

    static @Nullable String of(String written, Collection<String> known) {
        var lower = written.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        int near = Math.max(1, Math.min(lower.length(), 40) / 3);
        return known.stream()
                .filter(name -> EditDistance.between(lower, name) <= near)
                .min(Comparator.comparingInt(name -> EditDistance.between(lower, name)))
                .orElse(null);
    }
}
