package dev.onggi.collect.file;

import dev.onggi.problem.OnggiException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Every kind of file that can be read.
final class Kinds {
    private final List<FileKind> all = new ArrayList<>();

    Kinds() {
        all.add(new CsvKind());
        all.add(new JsonKind());
        all.add(new XmlKind());
        all.add(new ParquetKind());
        all.add(new TextKind());
        all.add(new HtmlKind());
        all.addAll(FormatKind.all());
    }

    /// The kind of a file: the one `format:` names, a table where a text file has a `delimiter`,
    /// else by its ending.
    Optional<FileKind> of(Reading reading) {
        var format = reading.setting("format", "");
        var ending = format.isEmpty() ? reading.content().ending() : format;
        var kind = all.stream().filter(k -> is(k, ending)).findFirst();
        boolean table =
                !reading.setting("delimiter", "").isEmpty()
                        || !reading.setting("header_row", "").isEmpty();
        return format.isEmpty() && table && kind.orElse(null) instanceof TextKind
                ? Optional.of(all.getFirst())
                : kind;
    }

    private static boolean is(FileKind kind, String ending) {
        return kind.name().equals(ending) || kind.endings().contains(ending);
    }

    OnggiException unknown(String file) {
        return OnggiException.of(FileProblem.UNKNOWN_KIND, file, endings());
    }

    /// Every ending, for messages.
    String endings() {
        var endings = new LinkedHashSet<String>();
        all.forEach(kind -> endings.addAll(kind.endings()));
        return String.join(", ", endings) + ", .gz, .zip";
    }
}
