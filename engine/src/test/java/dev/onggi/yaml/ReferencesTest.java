package dev.onggi.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final References.Lookup VALUES =
            (name, place) ->
                    switch (name) {
                        case "n" -> 7L;
                        case "t" -> "$1 ${n} \\";
                        default -> null;
                    };

    @Test
    void fillsNestedValuesAndLeavesKeysAlone() {
        var node = YamlReader.read("\"${n}\": [{a: \"x${n}y\", b: \"${n}\"}, 5]", "f");

        assertThat(References.fill(node, VALUES).plain())
                .isEqualTo(Map.of("${n}", List.of(Map.of("a", "x7y", "b", 7L), 5L)));
    }

    @Test
    void evaluatesNothingOfWhatItFillsIn() {
        assertThat(References.fill(YamlReader.read("\"a ${t}\"", "f"), VALUES).plain())
                .isEqualTo("a $1 ${n} \\");
        assertThat(References.fill(YamlReader.read("${t}", "f"), VALUES).plain())
                .isEqualTo("$1 ${n} \\");
    }

    @Test
    void knowsNothingAndTheDollarItself() {
        assertThat(References.fill(YamlReader.read("a: \"${x}\"", "f"), VALUES).plain())
                .isEqualTo(Collections.singletonMap("a", null));
        assertThat(References.fill(YamlReader.read("\"a${x}b $${n} $n {n}\"", "f"), VALUES).plain())
                .isEqualTo("ab ${n} $n {n}");
        assertThat(References.fill(YamlReader.read("\"$${\"", "f"), VALUES).plain())
                .isEqualTo("${");
    }

    @Test
    void keepsPlacesAndUntouchedNodes() {
        var root = (Entries) YamlReader.read("a: [1]\nb:\n  c: \"${n}\"", "f");
        var filled = References.fill(root, VALUES);

        assertThat(filled.get("a")).isSameAs(root.get("a"));
        assertThat(((Entries) filled.get("b")).get("c").place()).hasToString("f:3:6");
        assertThat(References.in(root)).isTrue();
        assertThat(References.in(root.get("a"))).isFalse();
    }

    @Test
    void visitsEveryReferenceAndTellsOfOpenOnes() {
        var problems = new Problems();
        var seen = new ArrayList<String>();
        var node = YamlReader.read("a: \"${x} $${y} ${z}\"\nb: [\"${open\"]\n", "f");

        References.each(node, problems, (name, place) -> seen.add(name + " " + place));

        assertThat(seen).containsExactly("x f:1:4", "z f:1:4");
        assertThat(problems.found())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(YamlProblem.OPEN_REFERENCE);
                    assertThat(problem.args()).containsExactly("${open");
                });
    }
}
