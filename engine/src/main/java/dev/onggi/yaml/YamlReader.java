package dev.onggi.yaml;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode.Entries;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;

/// Reads YAML 1.2, and JSON with it, into nodes with places. Nothing in a file can make it hang,
/// fill the memory or create anything but texts, numbers, truth values, lists and maps.
///
/// Duplicate keys, tags and merge keys are reported and the rest is still read; a broken syntax
/// ends the reading. A file is at most 1 MB, 50 deep, with 50 aliases and 200,000 values.
public final class YamlReader {
    private YamlReader() {}

    /// Reads a file.
    ///
    /// @param file where it lies
    /// @param shown its name in problems, relative to the workspace
    /// @return the document; a null value where it is empty
    /// @throws OnggiException with every problem
    public static YamlNode read(Path file, String shown) {
        return read(YamlText.of(file, shown), shown);
    }

    /// Reads a text.
    ///
    /// @param text YAML or JSON
    /// @param shown its name in problems
    /// @return the document; a null value where it is empty
    /// @throws OnggiException with every problem
    public static YamlNode read(String text, String shown) {
        var problems = new Problems();
        var node = parse(text, shown, problems);
        problems.throwIfAny();
        return node;
    }

    /// Reads a file that holds keys with values, and goes on after problems.
    ///
    /// @param file where it lies
    /// @param shown its name in problems, relative to the workspace
    /// @param problems where to report
    /// @return the map, without keys where the file is empty; nothing where it cannot be read
    public static Optional<Entries> readMap(Path file, String shown, Problems problems) {
        try {
            return readMap(YamlText.of(file, shown), shown, problems);
        } catch (OnggiException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    /// Reads a text that holds keys with values, and goes on after problems.
    ///
    /// @param text YAML or JSON
    /// @param shown its name in problems
    /// @param problems where to report
    /// @return the map, without keys where the text is empty; nothing where it cannot be read
    public static Optional<Entries> readMap(String text, String shown, Problems problems) {
        try {
            return switch (parse(text, shown, problems)) {
                case Entries entries -> Optional.of(entries);
                case YamlNode.Scalar scalar when scalar.value() == null ->
                        Optional.of(new Entries(Map.of(), scalar.place()));
                case YamlNode.Scalar scalar -> notMap(scalar.place(), "value", problems);
                case YamlNode.Items items -> notMap(items.place(), "list", problems);
            };
        } catch (OnggiException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    private static Optional<Entries> notMap(Place place, String kind, Problems problems) {
        problems.add(place, YamlProblem.NOT_A_MAP, kind);
        return Optional.empty();
    }

    private static YamlNode parse(String text, String shown, Problems problems) {
        var checked = YamlText.checked(text, shown);
        var settings =
                LoadSettings.builder()
                        .setLabel(shown)
                        .setCodePointLimit(YamlText.MAX_BYTES + 1)
                        .setUseMarks(true)
                        .build();
        var events = new Parse(settings).parseString(checked).iterator();
        return new TreeBuilder(new EventCursor(events, shown), problems).document();
    }
}
