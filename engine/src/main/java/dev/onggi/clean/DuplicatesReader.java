package dev.onggi.clean;

import dev.onggi.clean.Duplicates.Keep;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `duplicates:` of a clean step.
final class DuplicatesReader {
    private static final Pattern LATEST = Pattern.compile("latest\\((.+)\\)");
    private static final Set<String> KEYS = Set.of("by", "keep");

    private DuplicatesReader() {}

    /// @param node what stands behind the key, or null
    /// @param place where the key stands
    /// @return which rows count as duplicates, or empty where none do
    static Optional<Duplicates> read(@Nullable YamlNode node, Place place) {
        return switch (node) {
            case null -> Optional.of(Duplicates.WHOLE_ROWS);
            case YamlNode.Scalar scalar when Set.of("off", "false").contains(scalar.text()) ->
                    Optional.empty();
            case YamlNode.Scalar scalar when scalar.value() == null ->
                    Optional.of(Duplicates.WHOLE_ROWS);
            case YamlNode.Scalar scalar when scalar.text().equals("all") ->
                    Optional.of(Duplicates.WHOLE_ROWS);
            case YamlNode.Entries entries -> Optional.of(of(entries, place));
            case YamlNode.Scalar scalar ->
                    throw wrong(
                            place,
                            "`" + scalar.text() + "` is neither `off` nor a map",
                            "`" + scalar.text() + "`은(는) `off`도 맵도 아닙니다");
            case YamlNode.Items _ ->
                    throw wrong(
                            place,
                            "is a map such as {by: [id], keep: first}",
                            "{by: [id], keep: first} 같은 맵으로 적습니다");
        };
    }

    private static Duplicates of(YamlNode.Entries entries, Place place) {
        for (var key : entries.entries().keySet()) {
            if (!KEYS.contains(key)) {
                throw wrong(
                        entries.placeOf(key),
                        "has no key `" + key + "`; it has `by` and `keep`",
                        "`" + key + "` 키는 없습니다. `by`와 `keep`이 있습니다");
            }
        }
        var keep = entries.get("keep") instanceof YamlNode.Scalar scalar ? scalar.text() : "first";
        var latest = LATEST.matcher(keep);
        var by = by(entries.get("by"), place);
        if (latest.matches()) {
            return new Duplicates(by, Keep.LATEST, latest.group(1).strip());
        }
        return switch (keep) {
            case "first" -> new Duplicates(by, Keep.FIRST, null);
            case "last" -> new Duplicates(by, Keep.LAST, null);
            default ->
                    throw wrong(
                            entries.placeOf("keep"),
                            "`keep: " + keep + "` is none of first, last, latest(COLUMN)",
                            "`keep: " + keep + "`은(는) first, last, latest(열) 가운데 하나가 아닙니다");
        };
    }

    private static List<String> by(@Nullable YamlNode node, Place place) {
        return switch (node) {
            case null -> List.of();
            case YamlNode.Scalar scalar when scalar.text().equals("all") -> List.of();
            case YamlNode.Scalar scalar -> List.of(scalar.text());
            case YamlNode.Items items ->
                    items.items().stream()
                            .map(item -> item instanceof YamlNode.Scalar s ? s.text() : "")
                            .toList();
            case YamlNode.Entries _ ->
                    throw wrong(
                            place,
                            "`by` is `all` or a list of columns",
                            "`by`에는 `all`이나 열의 목록을 적습니다");
        };
    }

    private static OnggiException wrong(Place place, String english, String korean) {
        return OnggiException.at(place, CleanProblem.WRONG_VALUE, "duplicates", english, korean);
    }

    /// The setting as it stands in notes.
    static Map<String, Object> noted(Duplicates duplicates) {
        return Map.of(
                "by",
                duplicates.by().isEmpty() ? "all" : duplicates.by(),
                "keep",
                duplicates.keep());
    }
}
