package dev.onggi.cli;

import dev.onggi.problem.Language;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a command speaks: results to the one stream, progress and problems to the other.
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final boolean interactive;
    private final BufferedReader in;
    private Language language;

    /// @param interactive whether a person sits before it
    Terminal(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            boolean interactive) {
        this(out, err, new StringReader(""), environment, interactive);
    }

    /// @param in what a person types
    Terminal(
            PrintStream out,
            PrintStream err,
            Reader in,
            Map<String, String> environment,
            boolean interactive) {
        this.in = new BufferedReader(in);
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.interactive = interactive;
        this.language =
                Language.of(
                        Stream.of("ONGGI_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG")
                                .flatMap(
                                        name -> Optional.ofNullable(environment.get(name)).stream())
                                .findFirst()
                                .orElse("en"));
    }

    /// The terminal of this process.
    static Terminal system() {
        boolean watched =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        var in =
                new InputStreamReader(
                        System.in,
                        Charset.forName(
                                System.getProperty(
                                        "stdin.encoding", Charset.defaultCharset().name())));
        return new Terminal(System.out, System.err, in, System.getenv(), watched);
    }

    void speak(Language chosen) {
        language = chosen;
    }

    Language language() {
        return language;
    }

    Map<String, String> environment() {
        return environment;
    }

    boolean interactive() {
        return interactive;
    }

    /// Columns to write in: COLUMNS where it is set, else 80, and 100 where nobody watches.
    int width() {
        try {
            return Math.clamp(Integer.parseInt(environment.getOrDefault("COLUMNS", "")), 40, 400);
        } catch (NumberFormatException e) {
            return interactive ? TerminalSize.columns() : 100;
        }
    }

    PrintWriter writer() {
        return new PrintWriter(out, true, out.charset());
    }

    PrintWriter errorWriter() {
        return new PrintWriter(err, true, err.charset());
    }

    /// The next line that a person types, without blanks around it; null where no more comes.
    @Nullable String read(String question) {
        out.print(question);
        out.flush();
        try {
            var line = in.readLine();
            return line == null ? null : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void print(String line) {
        out.println(line);
    }

    void tell(String line) {
        clearProgress();
        err.println(line);
    }

    /// Shows a line that the next one replaces; nothing where nobody watches.
    void progress(String line) {
        if (interactive) {
            err.print("\r\u001b[K" + TextWidth.fit(line, width() - 1));
            err.flush();
        }
    }

    void clearProgress() {
        if (interactive) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /// A message in the chosen language.
    String say(String key, Object... args) {
        return Messages.of(language, key, args);
    }
}
