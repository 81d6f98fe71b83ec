package dev.onggi.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Items;
import dev.onggi.yaml.YamlNode.Scalar;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class YamlReaderTest {
    @TempDir Path folder;

    @Test
    void keepsThePlaceOfEveryKeyAndValue() {
        var root = (Entries) YamlReader.read("name: 리뷰\nsteps:\n  - uses: check\n", "p.yaml");

        assertThat(root.placeOf("steps")).isEqualTo(new Place("p.yaml", 2, 1));
        assertThat(root.get("name")).isEqualTo(new Scalar("리뷰", "리뷰", new Place("p.yaml", 1, 7)));
        var step = (Entries) ((Items) root.get("steps")).items().getFirst();
        assertThat(step.place()).isEqualTo(new Place("p.yaml", 3, 5));
        assertThat(step.get("uses").place()).hasToString("p.yaml:3:11");
        assertThat(root.placeOf("absent")).isEqualTo(root.place());
    }

    @ParameterizedTest
    @CsvSource({"on", "no", "10:00", "1_000", "2024-03-05", "0b1", ".", "+", "1e", "'0x'"})
    void leavesTextsAsTheyAre(String text) {
        assertThat(value(text)).isEqualTo(text);
    }

    @Test
    void knowsTheCoreSchema() {
        assertThat(value("012")).isEqualTo(12L);
        assertThat(((Scalar) YamlReader.read("012", "f")).text()).isEqualTo("012");
        assertThat(value("-7")).isEqualTo(-7L);
        assertThat(value("0x1F")).isEqualTo(31L);
        assertThat(value("0o17")).isEqualTo(15L);
        assertThat(value("1.5e3")).isEqualTo(1500.0);
        assertThat(value(".5")).isEqualTo(0.5);
        assertThat(value("-.inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value(".inf")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(value(".nan")).isEqualTo(Double.NaN);
        assertThat(value("True")).isEqualTo(true);
        assertThat(value("false")).isEqualTo(false);
        assertThat(value("~")).isNull();
        assertThat(value("'true'")).isEqualTo("true");
        assertThat(value("99999999999999999999")).isEqualTo("99999999999999999999");
    }

    @Test
    void givesPlainJavaValues() {
        var node = YamlReader.read("a: [1, x, null]\nb: {c: 2.5}\n", "f");

        assertThat(node.plain())
                .isEqualTo(Map.of("a", Arrays.asList(1L, "x", null), "b", Map.of("c", 2.5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n", "\uFEFF", "null", "\uFEFF# a\n"})
    void takesAnEmptyDocumentAsNothing(String text) {
        assertThat(YamlReader.read(text, "f").plain()).isNull();
        assertThat(YamlReader.readMap(text, "f", new Problems()).orElseThrow().entries()).isEmpty();
    }

    @Test
    void readsJsonWithTabsAndEscapes() {
        var text = "{\n\t\"name\": \"a\\/b\\ud83d\\ude00\",\n\t\"list\": [1,2],\n\t\"no\":{}\n}\n";

        assertThat(YamlReader.read(text, "task.json").plain())
                .isEqualTo(Map.of("name", "a/b😀", "list", List.of(1L, 2L), "no", Map.of()));
    }

    @Test
    void tellsEveryDuplicateKeyWithBothPlaces() {
        var problems = new Problems();
        var map = YamlReader.readMap("a: 1\nb: 2\na: 3\nc:\n  d: 1\n  d: 2\n", "f", problems);

        assertThat(map).isPresent();
        assertThat(lines(problems.found()))
                .containsExactly(
                        "f:3:1  ONGGI-1102  the key `a` is written twice; it stands first in line"
                                + " 1, column 1",
                        "f:6:3  ONGGI-1102  the key `d` is written twice; it stands first in line"
                                + " 5, column 3");
        assertThat(map.orElseThrow().get("a").plain()).isEqualTo(1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: b: c | 1118 | 1:5",
                "a:\\n\\tb: 1 | 1117 | 2:1",
                "a: \"x\\nb: 1\\n | 1119 | 1:4",
                "a: 'x | 1119 | 1:4",
                "a: [1, 2\\nb: 3\\n | 1120 | 1:4",
                "a: {b: 1\\nc: 2\\n | 1120 | 1:4",
                "a: [${x}] | 1120 | 1:",
                "a: 1\\n  b: 2 | 1118 | 2:",
                "a:\\n  b: 1\\n c: 2 | 1121 | 3:2",
                "a:\\n  - 1\\n - 2 | 1121 | 3:2",
                "a: 1\\nb\\nc: 2 | 1122 | 2:1",
                "a: @x | 1123 | 1:4",
                "a: `x` | 1123 | 1:4",
                "a: * 6 * * * | 1123 | 1:4",
                "a: & b | 1123 | 1:4",
                "a: \"\\\\q\" | 1124 | 1:",
                "a: %x | 1123 | 1:4",
                "a: *b | 1107 | 1:4",
                "a: !!set {x} | 1108 | 1:4",
                "a: !ruby/object x | 1108 | 1:4",
                "a: !!int x | 1108 | 1:4",
                "a: !!java.net.URL [x] | 1108 | 1:4",
                "? [a]\\n: 1 | 1109 | 1:3",
                "~: 1 | 1109 | 1:1",
                "a: &x {b: 1}\\nc:\\n  <<: *x | 1110 | 3:3",
                "a: \\u0007 | 1112 | 1:4",
                "a: 1\\n---\\nb: 2 | 1115 | 2:1",
                "- 1 | 1116 | 1:1",
                "x | 1116 | 1:1",
                "a: ] | 1126 | 1:4",
                "a: [\\n | 1126 | 2:1",
                "a: [,] | 1126 | 1:5",
                "%YAML 3.0\\n---\\na: 1 | 1101 | 1:",
                "a: >x\\n  b | 1101 | 1:",
            })
    void saysWhatIsWrongAndWhere(String written, int number, String place) {
        var text =
                written.replace("\\n", "\n")
                        .replace("\\t", "\t")
                        .replace("\\u0007", "\u0007")
                        .replace("\\\\", "\\");
        var problems = new Problems();
        YamlReader.readMap(text, "f.yaml", problems);

        assertThat(problems.found()).as(text).isNotEmpty();
        var first = problems.found().getFirst();
        assertThat(first.code().number()).as(first.line(Language.EN)).isEqualTo(number);
        assertThat(first.place()).asString().startsWith("f.yaml:" + place);
        for (var language : Language.values()) {
            assertThat(first.hint(language)).isNotEmpty();
            assertThat(first.message(language)).doesNotContain("{0}");
        }
    }

    @Test
    void readsTagsOfTheCoreSchema() {
        var text =
                "{a: !!str 1, b: !!float 1, c: ! 2, d: !!map {}, e: !!seq [], f: !!null '',"
                        + " g: !!bool true, h: !!int 5}";

        var plain = (Map<?, ?>) YamlReader.read(text, "f").plain();
        assertThat(plain.get("a")).isEqualTo("1");
        assertThat(plain.get("b")).isEqualTo(1.0);
        assertThat(plain.get("c")).isEqualTo("2");
        assertThat(plain.get("f")).isNull();
        assertThat(plain.get("h")).isEqualTo(5L);
    }

    @Test
    void repeatsAnchors() {
        var plain = YamlReader.read("a: &x {k: [1]}\nb: *x\nc: [*x]\n", "f").plain();

        var x = Map.of("k", List.of(1L));
        assertThat(plain).isEqualTo(Map.of("a", x, "b", x, "c", List.of(x)));
    }

    @Test
    void refusesAnAliasOfItself() {
        assertThat(numbers("a: &x [*x]")).containsExactly(1107);
    }

    @Test
    void suggestsTheNearestAnchor() {
        var problem = problems("base: &common 1\nb: *comon").getFirst();

        assertThat(problem.message(Language.EN)).endsWith("did you mean `*common`?");
        assertThat(problem.message(Language.KO)).endsWith("혹시 `*common`인가요?");
    }

    @Test
    void limitsDepthAliasesAndValues() {
        assertThat(numbers("[".repeat(51))).containsExactly(1104);
        assertThat(numbers("[".repeat(500_000))).containsExactly(1104);
        assertThat(numbers("a:\n" + nested(60))).containsExactly(1104);
        assertThat(numbers("a: &x 1\nb: [" + "*x,".repeat(51) + "]")).containsExactly(1105);
        assertThat(numbers("- " + "a,".repeat(1) + "\n- [" + "a,".repeat(300_000) + "]"))
                .containsExactly(1106);
        var laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 6; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        assertThat(numbers(laughs.toString())).containsAnyOf(1105, 1106);
        var deep = new StringBuilder("a0: &a0 " + "[".repeat(20) + "]".repeat(20) + "\n");
        for (int i = 1; i < 4; i++) {
            deep.append(
                    "a%d: &a%d %s*a%d%s\n".formatted(i, i, "[".repeat(15), i - 1, "]".repeat(15)));
        }
        assertThat(numbers(deep.toString())).containsExactly(1104);
    }

    @Test
    void readsFilesInTheirCharset() throws IOException {
        var text = "이름: 옹기\n";
        for (var charset : List.of("UTF-8", "UTF-16")) {
            var file = Files.writeString(folder.resolve(charset), text, Charset.forName(charset));
            assertThat(YamlReader.read(file, "f").plain()).isEqualTo(Map.of("이름", "옹기"));
        }
        var little = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        Files.write(folder.resolve("le"), little);
        assertThat(YamlReader.read(folder.resolve("le"), "f").plain())
                .isEqualTo(Map.of("이름", "옹기"));
    }

    @Test
    void tellsWhereAFileIsNotUtf8AndWhatItLooksLike() throws IOException {
        var file = folder.resolve("f.yaml");
        Files.write(file, "a: 1\nb: 옹기\n".getBytes(Charset.forName("MS949")));
        var problem = problem(file);

        assertThat(problem.line(Language.EN))
                .isEqualTo("f.yaml:2:4  ONGGI-1111  the file is not in UTF-8; it looks like CP949");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xFF, (byte) 0xFF});
        assertThat(problem(file).message(Language.EN)).isEqualTo("the file is not in UTF-8");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xEC});
        assertThat(problem(file).code()).isEqualTo(YamlProblem.WRONG_CHARSET);
    }

    @Test
    void tellsFilesThatCannotBeRead() throws IOException {
        assertThat(problem(folder.resolve("none")).code()).isEqualTo(YamlProblem.NO_FILE);
        assertThat(problem(folder).code()).isEqualTo(YamlProblem.UNREADABLE);
        var large = folder.resolve("large");
        Files.writeString(large, "a: " + "x".repeat(1 << 20));
        assertThat(problem(large).code()).isEqualTo(YamlProblem.TOO_LARGE);
        assertThat(numbers("a: " + "x".repeat(1 << 20))).containsExactly(1103);
        var problems = new Problems();
        assertThat(YamlReader.readMap(folder.resolve("none"), "f", problems)).isEmpty();
        assertThat(problems.found()).hasSize(1);
    }

    @Test
    void refusesHalvesOfCharacters() {
        assertThat(numbers("a: \ud83d")).containsExactly(1112);
    }

    private static String nested(int depth) {
        var text = new StringBuilder();
        for (int i = 1; i < depth; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    private static Object value(String text) {
        return YamlReader.read(text, "f").plain();
    }

    private Problem problem(Path file) {
        return catchThrowableOfType(OnggiException.class, () -> YamlReader.read(file, "f.yaml"))
                .problems()
                .getFirst();
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(OnggiException.class, () -> YamlReader.read(text, "f"))
                .problems();
    }

    private static List<Integer> numbers(String text) {
        return problems(text).stream().map(problem -> problem.code().number()).toList();
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(problem -> problem.line(Language.EN)).toList();
    }
}
