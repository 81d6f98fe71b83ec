package dev.onggi.collect.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.collect.FakeRows;
import dev.onggi.collect.FakeSourceRequest;
import dev.onggi.collect.FakeWorkspace;
import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropInsTest {
    private static final String WEATHER =
            """
            import dev.onggi.spi.*;

            public final class Weather implements Source {
                @Override public void collect(Request request, Rows rows) throws Exception {
                    rows.add("city", request.setting("city"), "celsius", 21);
                    rows.mark(request.lastMark().orElse("first"));
                }

                @Override public java.util.List<Setting> settings() {
                    return java.util.List.of(Setting.text("city", "Where.").mandatory());
                }
            }
            """;

    @TempDir Path folder;

    private FakeWorkspace workspace;
    private Problems problems = new Problems();
    private final AtomicInteger compilations = new AtomicInteger();

    @BeforeEach
    void workspace() {
        workspace = new FakeWorkspace(folder);
    }

    private void file(String name, String text) throws IOException {
        var path = folder.resolve("collectors").resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<DropIn> load() {
        problems = new Problems();
        return new DropIns(
                        workspace,
                        List.of("file", "http"),
                        problems,
                        () -> {
                            compilations.incrementAndGet();
                            return ToolProvider.getSystemJavaCompiler();
                        })
                .load();
    }

    private Problem only() {
        assertThat(problems.found()).hasSize(1);
        return problems.found().getFirst();
    }

    @Test
    void aFileBecomesASource() throws Exception {
        file("Weather.java", WEATHER);

        var sources = DropIns.load(workspace, List.of("file"), problems);

        assertThat(problems.found()).isEmpty();
        assertThat(sources).extracting(DropIn::name).containsExactly("Weather");
        assertThat(sources.getFirst().settings()).extracting("name").containsExactly("city");
        var rows = new FakeRows();
        var request = new FakeSourceRequest().with("city", "서울");
        sources.getFirst().source().get().collect(request, rows);
        assertThat(rows.rows).containsExactly(Map.of("city", "서울", "celsius", 21));
        assertThat(rows.marks).containsExactly("first");
        assertThat(sources.getFirst().source().get())
                .isNotSameAs(sources.getFirst().source().get());
    }

    @Test
    void withoutFilesNothingIsCompiledOrWritten() throws Exception {
        assertThat(load()).isEmpty();
        file("README.md", "x");
        assertThat(load()).isEmpty();
        assertThat(compilations).hasValue(0);
        assertThat(folder.resolve(".onggi")).doesNotExist();
    }

    @Test
    void compilesOnlyWhatHasChanged() throws Exception {
        file("Weather.java", WEATHER);
        load();
        assertThat(load()).hasSize(1);
        assertThat(compilations).hasValue(1);

        file("Weather.java", WEATHER.replace("21", "22"));
        var rows = new FakeRows();
        load().getFirst().source().get().collect(new FakeSourceRequest().with("city", "x"), rows);

        assertThat(compilations).hasValue(2);
        assertThat(rows.column("celsius")).containsExactly(22);
    }

    @Test
    void filesMayUseEachOtherAndPackages() throws Exception {
        file(
                "Base.java",
                "abstract class Base implements dev.onggi.spi.Source { String x() { return Helper.X; } }");
        file("Helper.java", "final class Helper { static final String X = \"h\"; }");
        file(
                "One.java",
                "public class One extends Base { public void collect(dev.onggi.spi.Request q,"
                        + " dev.onggi.spi.Rows r) throws Exception { r.add(\"x\", x()); } }");
        file(
                "Two.java",
                "package shop; public class Two implements dev.onggi.spi.Source { public void"
                        + " collect(dev.onggi.spi.Request q, dev.onggi.spi.Rows r) {} }");

        var sources = load();

        assertThat(problems.found()).isEmpty();
        assertThat(sources).extracting(DropIn::name).containsExactly("One", "Two");
        var rows = new FakeRows();
        sources.getFirst().source().get().collect(new FakeSourceRequest(), rows);
        assertThat(rows.column("x")).containsExactly("h");
    }

    @Test
    void compileErrorsNameFileLineAndColumn() throws Exception {
        file(
                "Weather.java",
                WEATHER.replace("request.setting(\"city\")", "request.seting(\"city\")"));

        assertThat(load()).isEmpty();

        var problem = only();
        assertThat(problem.code()).isEqualTo(DropInProblem.UNKNOWN_NAME);
        assertThat(problem.place()).hasToString("collectors/Weather.java:5:33");
        assertThat(problem.message(Language.EN)).contains("seting").doesNotContain("\n");
        assertThat(problem.message(Language.KO)).contains("이런 이름이 없습니다");
        assertThat(problem.hint(Language.EN)).contains("collectors/lib/");
    }

    @Test
    void everyKindOfCompileErrorHasItsWords() throws Exception {
        var kinds =
                Map.of(
                        "int x = 1", DropInProblem.SYNTAX,
                        "new Foo();", DropInProblem.UNKNOWN_NAME,
                        "int x = \"a\";", DropInProblem.WRONG_TYPE,
                        "r.add(\"a\", 1);", DropInProblem.UNCAUGHT,
                        "int x = 1; int x = 2;", DropInProblem.COMPILE);
        for (var kind : kinds.entrySet()) {
            file(
                    "A.java",
                    "import dev.onggi.spi.*; public class A implements Source {"
                            + " public void collect(Request q, Rows r) { "
                            + kind.getKey()
                            + " } }");
            assertThat(load()).isEmpty();
            assertThat(only().code()).as(kind.getKey()).isEqualTo(kind.getValue());
        }
        file("A.java", "public class B {}");
        load();
        assertThat(only().code()).isEqualTo(DropInProblem.FILE_NAME);
        file("A.java", "public class A implements dev.onggi.spi.Source {}");
        load();
        assertThat(only().code()).isEqualTo(DropInProblem.MISSING_METHOD);
    }

    @Test
    void warningsAreNotTold() throws Exception {
        file(
                "A.java",
                "import dev.onggi.spi.*; public class A implements Source { public void"
                        + " collect(Request q, Rows r) { java.util.List x = new java.util.ArrayList();"
                        + " x.add(new Integer(1)); } }");

        assertThat(load()).hasSize(1);
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void saysWhatKeepsAClassFromBeingASource() throws Exception {
        var body = " { public void collect(dev.onggi.spi.Request q, dev.onggi.spi.Rows r) {} %s }";
        file("Hidden.java", "class Hidden implements dev.onggi.spi.Source" + body.formatted(""));
        file(
                "Built.java",
                "public class Built implements dev.onggi.spi.Source"
                        + body.formatted("public Built(int x) {}"));
        file("Forgot.java", "public class Forgot" + body.formatted(""));
        file("Http.java", "public class Http implements dev.onggi.spi.Source" + body.formatted(""));
        file(
                "Reserved.java",
                "public class Reserved implements dev.onggi.spi.Source"
                        + body.formatted(
                                "public java.util.List<dev.onggi.spi.Setting> settings() { return"
                                        + " java.util.List.of(dev.onggi.spi.Setting.text(\"retry\","
                                        + " \"x\")); }"));
        file(
                "Throws.java",
                "public class Throws implements dev.onggi.spi.Source"
                        + body.formatted(
                                "public Throws() { throw new RuntimeException(\"no\"); }"));

        assertThat(load()).isEmpty();

        assertThat(problems.found())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        DropInProblem.NOT_PUBLIC,
                        DropInProblem.NO_CONSTRUCTOR,
                        DropInProblem.NO_SOURCE,
                        DropInProblem.NAME_TAKEN,
                        DropInProblem.RESERVED_SETTING,
                        DropInProblem.CANNOT_START);
        assertThat(problems.found())
                .allSatisfy(problem -> {
                    assertThat(problem.place().file()).startsWith("collectors/");
                    assertThat(problem.message(Language.EN)).doesNotContain("{");
                    assertThat(problem.message(Language.KO)).doesNotContain("{");
                });
    }

    @Test
    void theEngineIsOutOfSight() throws Exception {
        var uses =
                "public void collect(dev.onggi.spi.Request q, dev.onggi.spi.Rows r) throws Exception";
        file(
                "A.java",
                "public class A implements dev.onggi.spi.Source { Object o = dev.onggi.data.Sql.class; "
                        + uses
                        + " {} }");
        load();
        assertThat(only().code()).isEqualTo(DropInProblem.UNKNOWN_NAME);

        file(
                "A.java",
                "@org.jspecify.annotations.NullMarked public class A implements dev.onggi.spi.Source { "
                        + uses
                        + " { Class.forName(\"dev.onggi.data.Sql\"); } }");
        var source = load().getFirst().source().get();
        assertThatThrownBy(() -> source.collect(new FakeSourceRequest(), new FakeRows()))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void jarsInLibAreSeen() throws Exception {
        file("Lib.java", "public class Lib { public static String word() { return \"jar\"; } }");
        load();
        Path compiled;
        try (var all = Files.walk(folder.resolve(".onggi"))) {
            compiled = all.filter(f -> f.endsWith("Lib.class")).findFirst().orElseThrow();
        }
        Files.createDirectories(folder.resolve("collectors/lib"));
        try (var jar =
                new JarOutputStream(
                        Files.newOutputStream(folder.resolve("collectors/lib/lib.jar")))) {
            jar.putNextEntry(new JarEntry("Lib.class"));
            jar.write(Files.readAllBytes(compiled));
        }
        Files.delete(folder.resolve("collectors/Lib.java"));
        file(
                "A.java",
                "public class A implements dev.onggi.spi.Source { public void collect("
                        + "dev.onggi.spi.Request q, dev.onggi.spi.Rows r) throws Exception {"
                        + " r.add(\"w\", Lib.word()); } }");

        var rows = new FakeRows();
        load().getFirst().source().get().collect(new FakeSourceRequest(), rows);

        assertThat(rows.column("w")).containsExactly("jar");
    }

    @Test
    void withoutACompilerWhatWasCompiledStillRuns() throws Exception {
        file("Weather.java", WEATHER);
        var without = new Problems();
        assertThat(new DropIns(workspace, List.of(), without, () -> null).load()).isEmpty();
        assertThat(without.found().getFirst().code()).isEqualTo(DropInProblem.NO_COMPILER);
        load();

        var later = new Problems();
        assertThat(new DropIns(workspace, List.of(), later, () -> null).load()).hasSize(1);
        assertThat(later.found()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsAProblem() throws Exception {
        file("Weather.java", WEATHER);
        Files.writeString(folder.resolve(".onggi"), "a file where a folder should be");

        assertThat(load()).isEmpty();
        assertThat(only().code()).isEqualTo(DropInProblem.UNREADABLE);
    }

    @Test
    void aSourceThatFailsLaterOnSaysSo() throws Exception {
        file(
                "A.java",
                "public class A implements dev.onggi.spi.Source { static int n; public A() { if (n++"
                        + " > 0) throw new IllegalStateException(\"twice\"); } public void"
                        + " collect(dev.onggi.spi.Request q, dev.onggi.spi.Rows r) {} }");
        var source = load().getFirst().source();

        assertThatThrownBy(source::get)
                .isInstanceOf(OnggiException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void whatOthersCompiledIsTakenAndOldClassesGo() throws Exception {
        var cache = new ClassCache(folder.resolve("cache"));
        var old = cache.publish(cache.stage(), "old");
        Files.setLastModifiedTime(
                old, java.nio.file.attribute.FileTime.from(java.time.Instant.EPOCH));
        var first = cache.stage();
        Files.writeString(first.resolve("a"), "1");
        var second = cache.stage();
        Files.writeString(second.resolve("a"), "2");

        assertThat(cache.publish(first, "k")).hasFileName("k");
        assertThat(cache.publish(second, "k").resolve("a")).hasContent("1");

        assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**/{tmp-*,old}");
        assertThat(cache.find("k")).isPresent();
    }
}
