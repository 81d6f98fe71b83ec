package dev.onggi.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QualityProblemTest {
    private static Properties sentences(String language) throws IOException {
        var properties = new Properties();
        try (var in =
                QualityProblem.class.getResourceAsStream("problems_" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @Test
    void everyProblemHasItsSentenceInBothLanguagesWithTheSameArguments() throws IOException {
        var english = sentences("en");
        var korean = sentences("ko");
        assertThat(english.stringPropertyNames()).isEqualTo(korean.stringPropertyNames());
        for (var code : QualityProblem.values()) {
            assertThat(english.getProperty(code.name())).as(code.name()).isNotBlank();
            assertThat(arguments(code, english)).as(code.name()).isEqualTo(arguments(code, korean));
        }
    }

    @Test
    void numbersLieInTheRoomsRangeAndAreNotShared() {
        assertThat(Arrays.stream(QualityProblem.values()).map(QualityProblem::number))
                .doesNotHaveDuplicates()
                .allMatch(number -> number > 3000 && number < 3100);
    }

    private static Set<String> arguments(QualityProblem code, Properties sentences) {
        var both =
                sentences.getProperty(code.name())
                        + sentences.getProperty(code.name() + ".hint", "");
        return Pattern.compile("\\{\\d")
                .matcher(both)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
