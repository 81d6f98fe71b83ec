package dev.onggi.clean.ask.form;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Suspects values that speak to the model instead of being data. A suspected value is asked by
/// itself, so that a model that obeys it can spoil nothing but that value's own answer; a suspicion
/// that was wrong costs one more request.
final class Injection {
    private static final String OTHERS =
            "(every|all|each|both|other|another|next|previous|remaining|rest|first|second|last)";
    private static final String THINGS =
            "(items?|rows?|ids?|records?|entry|entries|answers?|cells?|outputs?|lines? below)";
    private static final String RULES =
            "(instructions?|prompts?|rules?|directives?|guidelines?|orders|commands?"
                    + "|(everything|text|all) (above|before))";

    private static final List<Pattern> WORDS =
            List.of(
                    words("\\bnonce\\b|_your_last_answer|system (prompt|message)|language model"),
                    words("\"(id|items|unchanged|changes|rows|role|content)\"\\s*:"),
                    words("<\\||\\|>|\\[/?inst]|<</?sys>>|</?(system|assistant|user|items?)>"),
                    words("(^|\\n)\\W*(system|assistant|developer|user)\\W*:"),
                    words("#{2,}\\s*(system|instruction|assistant|new|end)"),
                    words("(ignore|disregard|forget|override|bypass|skip).{0,60}\\b" + RULES),
                    words("\\b(new|real|hidden|updated|following) (instructions?|task|orders)\\b"),
                    words("\\b" + OTHERS + "\\b.{0,20}\\b" + THINGS + "\\b"),
                    words("\\byou (are|must|will|have to) (now|instead|obey|answer|reply|output)"),
                    words("(지시|명령|규칙|프롬프트|위의|이전|앞의).{0,30}(무시|잊|따르지)"),
                    words("(모든|다른|나머지|다음|이전|모두).{0,12}(항목|행|아이템|답|레코드|셀|줄)"),
                    words("(너는|당신은|넌) (이제|지금부터)|시스템 (프롬프트|메시지)|언어 모델"),
                    words("(忽略|无视|無視|忘れ).{0,30}|(指示|命令|指令).{0,30}(忽略|無視|无视)"),
                    words("(ignorier|ignorez|ignora|olvida|vergiss|oublie).{0,60}"));

    /// Letters of a plane that nobody sees, in which texts can be hidden, and those that turn
    /// writing around.
    private static final Pattern HIDDEN = Pattern.compile("[\\x{E0000}-\\x{E007F}\\u202D\\u202E]");

    private static final Pattern FORMAT = Pattern.compile("[\\p{Cf}\\p{Mn}]");

    private Injection() {}

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /// Whether one of a question's values speaks to the model.
    static boolean suspected(Form form, Question question) {
        for (var value : question.values()) {
            if (value != null && suspected(form, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean suspected(Form form, String value) {
        var plain = plain(value);
        return HIDDEN.matcher(value).find()
                || closesWhatItDidNotOpen(plain)
                || WORDS.stream().anyMatch(pattern -> pattern.matcher(plain).find())
                || form.fields().stream()
                        .anyMatch(field -> field.contains("_") && plain.contains(field));
    }

    private static String plain(String value) {
        var compatible = Normalizer.normalize(value, Normalizer.Form.NFKC);
        return FORMAT.matcher(compatible).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /// Such as `"}]}`: the end of an object in which the value is thought to stand.
    private static boolean closesWhatItDidNotOpen(String value) {
        int depth = 0;
        char before = ' ';
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '{' || letter == '[') {
                depth++;
            } else if (letter == '}' || letter == ']') {
                if (depth == 0 && "\"'}]".indexOf(before) >= 0) {
                    return true;
                }
                depth = Math.max(0, depth - 1);
            }
            before = Character.isWhitespace(letter) ? before : letter;
        }
        return false;
    }
}
