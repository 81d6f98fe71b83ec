package dev.onggi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.identity.IdentityProblem;
import dev.onggi.pipeline.PipelineProblem;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.YamlProblem;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
    private static final Pattern HOLE = Pattern.compile("\\{");

    @ParameterizedTest
    @MethodSource("codes")
    void saysEveryProblemInEveryLanguageWithTheSameArguments(ProblemCode code) {
        var args = IntStream.range(0, 8).mapToObj(i -> "<" + i + ">").toList();
        var english = Sentences.message(code, Language.EN, args);
        var korean = Sentences.message(code, Language.KO, args);

        assertThat(korean).isNotEqualTo(english).matches(".*[가-힣].*");
        assertThat(named(english)).isEqualTo(named(korean));
        assertThat(Sentences.hint(code, Language.EN, args)).isNotEmpty();
        assertThat(Sentences.hint(code, Language.KO, args)).matches(".*[가-힣].*");
        assertThat(HOLE.matcher(english + korean).find()).isFalse();
    }

    @Test
    void leavesOutAPartWhoseArgumentIsEmpty() {
        assertThat(Sentences.message(YamlProblem.UNKNOWN_ALIAS, Language.EN, List.of("x", "{0}$1")))
                .isEqualTo("there is no anchor `&x` before the alias `*x`; did you mean `*{0}$1`?");
        assertThat(Sentences.message(YamlProblem.UNKNOWN_ALIAS, Language.EN, List.of("x", "")))
                .isEqualTo("there is no anchor `&x` before the alias `*x`");
    }

    @Test
    void takesWordsFromTheCatalogue() {
        assertThat(Sentences.message(YamlProblem.NOT_A_MAP, Language.KO, List.of("list")))
                .contains("목록");
        assertThat(Sentences.message(YamlProblem.NOT_A_MAP, Language.EN, List.of("odd")))
                .endsWith("not a odd");
    }

    static Stream<ProblemCode> codes() {
        return Stream.of(
                        YamlProblem.values(),
                        WorkspaceProblem.values(),
                        PipelineProblem.values(),
                        IdentityProblem.values())
                .flatMap(Stream::of);
    }

    private static SortedSet<String> named(String sentence) {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile("<\\d>").matcher(sentence);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
