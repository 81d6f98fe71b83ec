package dev.onggi.examples;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Names, phone numbers and accounts of customers.
final class Customer {
    private static final List<String> FAMILY =
            List.of("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황");
    private static final List<String> SYLLABLES =
            List.of(
                    "민", "서", "지", "현", "수", "영", "준", "하", "은", "도", "윤", "예", "성", "진", "우", "아",
                    "혜", "정", "태", "연", "주", "경", "재", "승", "유", "나", "원", "석", "미", "호");
    private static final List<String> FIRST =
            List.of(
                    "Emily", "James", "Sofia", "Daniel", "Grace", "Liam", "Chloe", "Noah", "Hannah",
                    "Oliver", "Zoë", "Lucas", "Amelia", "Ethan", "Renée", "Samuel", "Ruby", "José");
    private static final List<String> LAST =
            List.of(
                    "Carter",
                    "Nguyen",
                    "Smith",
                    "Garcia",
                    "Brown",
                    "Miller",
                    "O’Brien",
                    "Wilson",
                    "Müller",
                    "Taylor",
                    "Anderson",
                    "Martin",
                    "Lee",
                    "Walker",
                    "Young",
                    "Hughes");
    private static final List<String> AREAS = List.of("02", "031", "051", "070");

    private Customer() {}

    static String korean(Random random) {
        return pick(FAMILY, random) + pick(SYLLABLES, random) + pick(SYLLABLES, random);
    }

    static String english(Random random) {
        return pick(FIRST, random) + " " + pick(LAST, random);
    }

    /// A phone number as it is written nationally, with hyphens.
    static String phone(Random random) {
        String area = random.nextInt(12) == 0 ? pick(AREAS, random) : "010";
        return String.format(
                Locale.ROOT,
                "%s-%d-%04d",
                area,
                2000 + random.nextInt(3900),
                random.nextInt(10_000));
    }

    static String account(Random random) {
        return pick(FIRST.subList(0, 10), random).toLowerCase(Locale.ROOT)
                + (10 + random.nextInt(990));
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
