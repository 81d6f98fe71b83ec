package dev.onggi.workspace;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads `.env`: one `NAME=VALUE` a line, with quotes, comments and an `export` before it if need
/// be. Nothing is evaluated, and no value ever stands in a problem.
final class DotEnv {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern EXPORT = Pattern.compile("^export\\s+");

    private final String file;
    private final Problems problems;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private DotEnv(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The variables of a file, none where it does not exist.
    static Map<String, String> read(Path path, String shown, Problems problems) {
        if (!Files.exists(path)) {
            return Map.of();
        }
        try {
            return parse(Files.readString(path, StandardCharsets.UTF_8), shown, problems);
        } catch (CharacterCodingException e) {
            problems.add(Place.of(shown), WorkspaceProblem.DOTENV_LINE, "charset");
        } catch (IOException e) {
            throw OnggiException.at(Place.of(shown), YamlProblem.UNREADABLE, e.getMessage());
        }
        return Map.of();
    }

    static Map<String, String> parse(String text, String shown, Problems problems) {
        var env = new DotEnv(shown, problems);
        var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int number = 0;
        for (var line : body.lines().toList()) {
            env.line(line.strip(), ++number);
        }
        return env.variables;
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        var assignment = EXPORT.matcher(line).replaceFirst("");
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            fault(number, "equals");
            return;
        }
        var name = assignment.substring(0, equals).strip();
        if (!NAME.matcher(name).matches()) {
            fault(number, "name");
            return;
        }
        var earlier = lines.putIfAbsent(name, number);
        if (earlier != null) {
            problems.add(place(number), WorkspaceProblem.DOTENV_TWICE, name, earlier);
            return;
        }
        value(name, assignment.substring(equals + 1).strip(), number);
    }

    private void value(String name, String written, int number) {
        if (written.startsWith("'")) {
            int end = written.indexOf('\'', 1);
            if (closes(written, end, number)) {
                variables.put(name, written.substring(1, end));
            }
        } else if (written.startsWith("\"")) {
            int end = 1;
            while (end < written.length() && written.charAt(end) != '"') {
                end += written.charAt(end) == '\\' ? 2 : 1;
            }
            if (closes(written, end < written.length() ? end : -1, number)) {
                variables.put(name, unescape(written.substring(1, end)));
            }
        } else {
            variables.put(name, withoutComment(written));
        }
    }

    private boolean closes(String written, int end, int number) {
        if (end < 0) {
            fault(number, "quote");
            return false;
        }
        var rest = written.substring(end + 1).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            fault(number, "after");
            return false;
        }
        return true;
    }

    private static String unescape(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case '"', '\\', '$' -> out.append(next);
                default -> out.append(c).append(next);
            }
        }
        return out.toString();
    }

    private static String withoutComment(String text) {
        if (text.startsWith("#")) {
            return "";
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).strip();
    }

    private void fault(int line, String what) {
        problems.add(place(line), WorkspaceProblem.DOTENV_LINE, what);
    }

    private Place place(int line) {
        return new Place(file, line, 0);
    }
}
