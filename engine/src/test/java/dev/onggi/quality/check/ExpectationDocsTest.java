package dev.onggi.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Problems;
import dev.onggi.quality.YamlText;
import dev.onggi.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExpectationDocsTest {
    private static String docs() throws IOException {
        return Files.readString(Path.of(System.getProperty("onggi.repository"), "docs/quality.md"));
    }

    @Test
    void everyKindWithItsOptionsIsDescribed() throws IOException {
        for (var kind : ExpectationKind.values()) {
            assertThat(docs())
                    .contains("`" + kind.key() + "`")
                    .contains("`" + kind.example() + "`");
            for (var option : kind.options()) {
                assertThat(docs()).as(kind.key()).contains("`" + option + "`");
            }
        }
    }

    @Test
    void everyExampleCanBeRead() throws IOException {
        var blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(docs()).results();
        var examples = blocks.map(match -> match.group(1)).toList();
        assertThat(examples).isNotEmpty();
        for (var example : examples) {
            var problems = new Problems();
            var node = (YamlNode.Entries) YamlText.of(example);
            var expectations =
                    ExpectationParser.expectations(node.get("expect"), Otherwise.STOP, problems);
            assertThat(YamlText.lines(problems)).isEmpty();
            assertThat(expectations).isNotEmpty();
        }
    }
}
