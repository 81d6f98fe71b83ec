package dev.onggi.yaml;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says what the parser's terse messages mean to somebody who wrote the file.
final class SyntaxFaults {
    private static final Pattern STARTER =
            Pattern.compile("found character '?(\\S+?)'? that cannot");

    private SyntaxFaults() {}

    static Problem explain(MarkedYamlEngineException e, String file, Place last) {
        var place = EventCursor.place(file, e.getProblemMark(), last);
        var opened = EventCursor.place(file, e.getContextMark(), place);
        var what = String.valueOf(e.getProblem());
        var context = String.valueOf(e.getContext());
        if (what.contains("\\t(TAB)") || what.contains("found a tab")) {
            return Problem.of(YamlProblem.TAB, place);
        }
        if (what.contains("mapping values are not allowed")) {
            return Problem.of(YamlProblem.COLON_IN_TEXT, place);
        }
        if (context.contains("quoted scalar") && what.startsWith("found unexpected")) {
            return Problem.of(YamlProblem.OPEN_QUOTE, opened);
        }
        if (context.contains("double-quoted scalar")) {
            return Problem.of(YamlProblem.BAD_ESCAPE, place, escape(what));
        }
        if (what.contains("expected the node content")) {
            return Problem.of(YamlProblem.MISSING_VALUE, place);
        }
        if (context.contains("flow ")) {
            var found = what.contains("but got ") ? what.substring(what.indexOf("got ") + 4) : "";
            return Problem.of(YamlProblem.OPEN_BRACKET, opened, found, place.line());
        }
        if (what.contains("could not find expected ':'")) {
            return Problem.of(YamlProblem.MISSING_COLON, opened);
        }
        if (what.contains("<block end>") || what.contains("not allowed here")) {
            return Problem.of(YamlProblem.INDENTATION, place);
        }
        if (context.contains("an alias") || context.contains("an anchor")) {
            var sign = context.contains("an alias") ? "*" : "&";
            return Problem.of(YamlProblem.START_CHARACTER, opened, sign);
        }
        var starter = STARTER.matcher(what);
        if (starter.find()) {
            return Problem.of(YamlProblem.START_CHARACTER, place, starter.group(1));
        }
        return Problem.of(YamlProblem.SYNTAX, place, what);
    }

    private static String escape(String what) {
        var match = Pattern.compile("escape character (.+)").matcher(what);
        return match.find() ? match.group(1) : "";
    }
}
