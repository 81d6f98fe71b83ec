package dev.onggi.collect.command;

import dev.onggi.spi.Failure;
import java.util.ArrayList;
import java.util.List;

/// Splits a command line into arguments: blanks separate, quotes keep together, a backslash takes
/// the next character as it is (not within single quotes). Nothing is expanded.
final class Argv {
    private final String line;
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder argument = new StringBuilder();
    private boolean begun;

    private Argv(String line) {
        this.line = line;
    }

    static List<String> split(String line) throws Failure {
        return new Argv(line).split();
    }

    private List<String> split() throws Failure {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                take(line.charAt(++i));
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    take(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                take(c);
            }
        }
        if (quote != 0) {
            throw Failure.user(
                    "`command: %s` has a quote that never ends".formatted(line),
                    "Write it as a list: `command: [program, argument]`.");
        }
        end();
        return arguments;
    }

    private void take(char c) {
        argument.append(c);
        begun = true;
    }

    private void end() {
        if (begun) {
            arguments.add(argument.toString());
            argument.setLength(0);
            begun = false;
        }
    }
}
