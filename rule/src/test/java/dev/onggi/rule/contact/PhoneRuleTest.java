package dev.onggi.rule.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhoneRuleTest {
    private static final int NUMBERS = 20_000;
    private static final List<String> MARKS =
            List.of("", "", "", "-", " ", ".", "(", ")", "-.", "+", "\u2013", "\u2011", "\u00A0");
    private static final List<String> BEGINNINGS =
            List.of("", "0", "02", "010", "+82", "82", "0082", "001", "+1", "(0", "(+", "1588");

    private final long seed = Long.getLong("onggi.seed", new Random().nextLong());
    private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();

    @Test
    void the_parser_reads_a_number_the_same_without_its_marks() {
        var random = new Random(seed);
        for (int i = 0; i < NUMBERS; i++) {
            var text = number(random);
            for (var region : List.of("KR", "US", "IT")) {
                assertThat(read(PhoneRule.bare(text), region))
                        .as("'%s' in %s, seed %d", text, region, seed)
                        .isEqualTo(read(text, region));
            }
        }
    }

    private static String number(Random random) {
        var text = new StringBuilder(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())));
        int digits = 5 + random.nextInt(10);
        for (int d = 0; d < digits; d++) {
            text.append(MARKS.get(random.nextInt(MARKS.size()))).append(random.nextInt(10));
        }
        return text.toString().strip();
    }

    /// What is read and whether it is valid; a failure where nothing is.
    private String read(String text, String region) {
        try {
            var number = util.parse(text, region);
            return util.isValidNumber(number) ? number.toString() : "invalid";
        } catch (NumberParseException e) {
            return "invalid";
        }
    }
}
