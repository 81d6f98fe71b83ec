package dev.onggi.cli;

import dev.onggi.clean.change.ChangedCell;
import dev.onggi.problem.OnggiException;
import dev.onggi.rule.CleanCell;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.RuleChain;
import dev.onggi.rule.RuleLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changed cells as a CSV file for people: with a byte order mark, and no text that a spreadsheet
/// would run as a formula. It has its name once it is complete.
final class ChangesFile implements AutoCloseable {
    private static final RuleChain GUARD =
            new RuleLanguage(RuleCatalogue.builtIn())
                    .parse("changes", List.of("formula-guard"))
                    .rules()
                    .chain("", true);

    private final Path target;
    private final Path staged;
    private final Writer writer;
    private final CleanCell guarded = new CleanCell();

    private ChangesFile(Path target, Path staged) throws IOException {
        this.target = target;
        this.staged = staged;
        this.writer = Files.newBufferedWriter(staged);
        writer.write('\uFEFF');
        line(
                Stream.of(
                        "row",
                        "column",
                        "before",
                        "after",
                        "rules",
                        "model",
                        "prompt",
                        "confidence",
                        "request",
                        "cost_usd",
                        "paid_in_run"));
    }

    static ChangesFile create(Path target) {
        if (Files.exists(target)) {
            throw OnggiException.of(CommandProblem.ALREADY_THERE, target);
        }
        var absolute = target.toAbsolutePath();
        try {
            return new ChangesFile(
                    absolute, absolute.resolveSibling("." + absolute.getFileName() + ".staged"));
        } catch (IOException e) {
            throw cannot(target, e);
        }
    }

    private static OnggiException cannot(Path target, IOException e) {
        return OnggiException.because(e, CommandProblem.CANNOT_WRITE, target, Failures.reason(e));
    }

    void add(ChangedCell cell) {
        var model = cell.model();
        var paid = model == null ? null : model.paid();
        try {
            line(
                    Stream.of(
                            cell.row(),
                            cell.column(),
                            Objects.requireNonNullElse(cell.before(), ""),
                            Objects.requireNonNullElse(cell.after(), ""),
                            String.join(" ", cell.rules()),
                            model == null ? "" : model.name(),
                            model == null ? "" : model.prompt(),
                            cell.confidence() == null ? "" : cell.confidence().toPlainString(),
                            model == null ? "" : model.call(),
                            paid == null ? "" : paid.usd().toPlainString(),
                            paid == null ? "" : paid.run()));
        } catch (IOException e) {
            throw cannot(target, e);
        }
    }

    private void line(Stream<String> cells) throws IOException {
        writer.write(cells.map(this::quoted).collect(Collectors.joining(",", "", "\r\n")));
    }

    private String quoted(String cell) {
        GUARD.apply(cell, guarded);
        @Nullable String text = guarded.text();
        var safe = text == null ? "" : text;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    void finish() {
        try {
            writer.close();
            Files.move(staged, target);
        } catch (IOException e) {
            throw cannot(target, e);
        }
    }

    @Override
    public void close() {
        try (writer) {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
