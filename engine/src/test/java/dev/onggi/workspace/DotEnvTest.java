package dev.onggi.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import dev.onggi.problem.Problems;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {
    @TempDir Path folder;
    private final Problems problems = new Problems();

    @Test
    void readsNamesAndValues() {
        var text =
                """
                \uFEFF# secrets
                A=1
                export B = two words # comment
                C='single # ${x} \\n'
                D="line\\nnext \\"q\\" \\$ \\x" # comment
                E=
                F=a#b=c

                G="옹기"\r
                  H=#nothing
                I="back\\\\"
                """;

        assertThat(DotEnv.parse(text, ".env", problems))
                .containsExactly(
                        Map.entry("A", "1"),
                        Map.entry("B", "two words"),
                        Map.entry("C", "single # ${x} \\n"),
                        Map.entry("D", "line\nnext \"q\" $ \\x"),
                        Map.entry("E", ""),
                        Map.entry("F", "a#b=c"),
                        Map.entry("G", "옹기"),
                        Map.entry("H", ""),
                        Map.entry("I", "back\\"));
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void tellsEveryBrokenLineWithoutItsValue() {
        var text = "secret1\n2A=secret2\nA=\"secret3\nB='secret4\nC=\"a\"secret5\nD=1\nD=secret6\n";
        DotEnv.parse(text + "=secret7\nE=\"secret8\\", ".env", problems);

        assertThat(problems.found().stream().map(problem -> problem.line(Language.EN)))
                .containsExactly(
                        ".env:1  ONGGI-1011  this line is not NAME=VALUE: there is no =",
                        ".env:2  ONGGI-1011  this line is not NAME=VALUE: the name is missing or"
                                + " has other characters than letters, digits and _",
                        ".env:3  ONGGI-1011  this line is not NAME=VALUE: the quote never closes",
                        ".env:4  ONGGI-1011  this line is not NAME=VALUE: the quote never closes",
                        ".env:5  ONGGI-1011  this line is not NAME=VALUE: there is text behind the"
                                + " closing quote",
                        ".env:7  ONGGI-1012  D is set twice; first in line 6",
                        ".env:8  ONGGI-1011  this line is not NAME=VALUE: the name is missing or"
                                + " has other characters than letters, digits and _",
                        ".env:9  ONGGI-1011  this line is not NAME=VALUE: the quote never closes");
        assertThat(problems.found().toString()).doesNotContain("secret");
    }

    @Test
    void isEmptyWhereThereIsNoFile() throws IOException {
        assertThat(DotEnv.read(folder.resolve(".env"), ".env", problems)).isEmpty();
        Files.write(folder.resolve(".env"), "A=옹기".getBytes(Charset.forName("MS949")));
        assertThat(DotEnv.read(folder.resolve(".env"), ".env", problems)).isEmpty();
        assertThat(problems.found()).singleElement().asString().contains("charset");
    }
}
