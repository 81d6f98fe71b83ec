package dev.onggi.collect.dropin;

import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// Compiles drop-ins within this process. Warnings are not told; errors become problems with file,
/// line and column.
final class DropInCompiler {
    private static final List<String> OPTIONS =
            List.of(
                    "-proc:none",
                    "-nowarn",
                    "-Xlint:none",
                    "-g",
                    "-parameters",
                    "-encoding",
                    "UTF-8");

    private final JavaCompiler compiler;
    private final Function<Path, String> display;

    /// A compiler.
    ///
    /// @param display a file's name as people want to read it
    DropInCompiler(JavaCompiler compiler, Function<Path, String> display) {
        this.compiler = compiler;
        this.display = display;
    }

    /// Compiles every file; says whether all of them compiled.
    boolean compile(CollectorFiles files, List<Path> host, Path output, Problems problems)
            throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var own = compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8);
                var program = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            own.setLocationFromPaths(StandardLocation.CLASS_PATH, files.jars());
            own.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            program.setLocationFromPaths(StandardLocation.CLASS_PATH, host);
            var task =
                    compiler.getTask(
                            new StringWriter(),
                            new VisibleFiles(own, program),
                            diagnostics,
                            OPTIONS,
                            null,
                            own.getJavaFileObjectsFromPaths(files.sources()));
            boolean compiled = task.call();
            diagnostics.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .map(this::problem)
                    .forEach(problems::add);
            return compiled;
        }
    }

    private Problem problem(Diagnostic<? extends JavaFileObject> diagnostic) {
        return Problem.of(
                kind(String.valueOf(diagnostic.getCode())),
                place(diagnostic),
                plain(diagnostic.getMessage(Locale.ENGLISH)));
    }

    private @Nullable Place place(Diagnostic<? extends JavaFileObject> diagnostic) {
        var source = diagnostic.getSource();
        if (source == null) {
            return null;
        }
        var file = display.apply(Path.of(source.toUri()));
        return diagnostic.getPosition() == Diagnostic.NOPOS
                ? Place.of(file)
                : new Place(
                        file,
                        Math.toIntExact(diagnostic.getLineNumber()),
                        Math.toIntExact(diagnostic.getColumnNumber()));
    }

    /// The compiler's lines as one; paths of files, which it repeats, are left out.
    private static String plain(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "))
                .replace("cannot find symbol; symbol: ", "cannot find ")
                .replace("; location: ", " in ");
    }

    private static DropInProblem kind(String code) {
        var name = code.replace("compiler.err.", "");
        if (name.startsWith("cant.resolve") || name.equals("doesnt.exist")) {
            return DropInProblem.UNKNOWN_NAME;
        }
        if (name.startsWith("expected")
                || name.startsWith("illegal.start")
                || name.startsWith("unclosed")
                || name.equals("premature.eof")
                || name.equals("not.stmt")) {
            return DropInProblem.SYNTAX;
        }
        if (name.startsWith("prob.found.req")
                || name.startsWith("cant.apply")
                || name.startsWith("incomparable")
                || name.startsWith("operator.cant.be.applied")) {
            return DropInProblem.WRONG_TYPE;
        }
        return switch (name) {
            case "unreported.exception.need.to.catch.or.throw" -> DropInProblem.UNCAUGHT;
            case "class.public.should.be.in.file", "duplicate.class" -> DropInProblem.FILE_NAME;
            case "does.not.override.abstract" -> DropInProblem.MISSING_METHOD;
            default -> DropInProblem.COMPILE;
        };
    }
}
