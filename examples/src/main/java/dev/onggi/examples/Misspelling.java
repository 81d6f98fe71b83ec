package dev.onggi.examples;

import java.util.List;
import java.util.Map;
import java.util.Random;

/// Mistakes that people make when they type.
final class Misspelling {
    private static final List<Map.Entry<String, String>> USUAL =
            List.of(
                    Map.entry("됐", "됬"),
                    Map.entry("안 돼", "안되"),
                    Map.entry("했", "햇"),
                    Map.entry("았어요", "앗어요"),
                    Map.entry("었어요", "엇어요"),
                    Map.entry("좋아", "조아"),
                    Map.entry("괜찮", "괜찬"),
                    Map.entry("예뻐", "이뻐"),
                    Map.entry("깔끔", "깔금"),
                    Map.entry("꼼꼼", "꼼곰"),
                    Map.entry("같아요", "같에요"),
                    Map.entry("네요", "내요"),
                    Map.entry("세요", "새요"),
                    Map.entry("습니다", "읍니다"),
                    Map.entry("recommend", "recomend"),
                    Map.entry("really", "realy"),
                    Map.entry("absolutely", "absolutly"),
                    Map.entry("disappointed", "dissapointed"),
                    Map.entry("comfortable", "confortable"),
                    Map.entry("weeks", "wekes"),
                    Map.entry("quality", "qualtiy"));

    private Misspelling() {}

    static String misspell(String text, Random random) {
        int start = random.nextInt(USUAL.size());
        for (int i = 0; i < USUAL.size(); i++) {
            var mistake = USUAL.get((start + i) % USUAL.size());
            int at = text.indexOf(mistake.getKey());
            if (at >= 0 && random.nextInt(3) > 0) {
                return text.substring(0, at)
                        + mistake.getValue()
                        + text.substring(at + mistake.getKey().length());
            }
        }
        int at = TextDirt.space(text, random);
        return at < 0 ? text : text.substring(0, at) + text.substring(at + 1);
    }
}
