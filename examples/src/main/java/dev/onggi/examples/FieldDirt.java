package dev.onggi.examples;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Ways in which dates, numbers, phone numbers, names and codes get dirty: the value stays, its
/// writing changes.
final class FieldDirt {
    private static final List<String> NOTHING =
            List.of("N/A", "n/a", "-", "없음", "null", "NULL", "none", "미입력", "해당없음");
    private static final List<String> DATES =
            List.of(
                    "yyyy.MM.dd",
                    "yyyy. M. d.",
                    "yyyy/MM/dd",
                    "yyyyMMdd",
                    "yyyy년 M월 d일",
                    "yyyy년 MM월 dd일",
                    "yyyy-M-d",
                    "MMM d, yyyy",
                    "d MMMM yyyy");
    private static final List<String> UNREADABLE = List.of("어제", "지난주", "오늘", "last week");
    private static final Map<String, List<String>> CHANNELS =
            Map.of(
                    "앱", List.of("App", "APP", "모바일앱", "어플", "app"),
                    "웹", List.of("web", "WEB", "홈페이지", "PC웹", "Website"),
                    "매장", List.of("오프라인", "오프라인 매장", "스토어", "store"),
                    "제휴몰", List.of("제휴 몰", "제휴사", "partner", "오픈마켓"));

    private FieldDirt() {}

    static String nothing(Random random) {
        return pick(NOTHING, random);
    }

    static String date(String iso, Random random) {
        LocalDate date = LocalDate.parse(iso);
        if (random.nextInt(12) == 0) {
            String day = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.KOREAN);
            return date.format(DateTimeFormatter.ofPattern("yyyy.MM.dd", Locale.ROOT))
                    + "("
                    + day
                    + ")";
        }
        return date.format(DateTimeFormatter.ofPattern(pick(DATES, random), Locale.ENGLISH));
    }

    static String unreadableDate(Random random) {
        return pick(UNREADABLE, random);
    }

    static String rating(String rating, Random random) {
        int stars = Integer.parseInt(rating);
        return switch (random.nextInt(7)) {
            case 0 -> rating + "점";
            case 1 -> "★".repeat(stars);
            case 2 -> "★".repeat(stars) + "☆".repeat(5 - stars);
            case 3 -> TextDirt.fullWidth(rating);
            case 4 -> rating + ".0";
            case 5 -> rating + "/5";
            default -> "별 " + rating + "개";
        };
    }

    static String impossibleRating(Random random) {
        return pick(List.of("0", "6", "10", "45", "50", "99", "-1"), random);
    }

    static String phone(String phone, Random random) {
        String digits = phone.replace("-", "");
        return switch (random.nextInt(8)) {
            case 0 -> digits;
            case 1 -> phone.replace('-', ' ');
            case 2 -> phone.replace('-', '.');
            case 3 -> phone.replaceFirst("-", ")");
            case 4 -> "+82 " + phone.substring(1);
            case 5 -> "+82" + digits.substring(1);
            case 6 -> TextDirt.fullWidth(phone);
            // a spreadsheet took it for a number
            default -> digits.substring(1);
        };
    }

    static String amount(String amount, Random random) {
        int won = Integer.parseInt(amount);
        String thousands = String.format(Locale.ROOT, "%,d", won);
        return switch (random.nextInt(9)) {
            case 0 -> thousands;
            case 1 -> thousands + "원";
            case 2 -> amount + "원";
            case 3 -> "₩" + thousands;
            case 4 -> thousands + " KRW";
            case 5 -> TextDirt.fullWidth(amount);
            case 6 -> amount + ".00";
            case 7 -> won < 10_000 ? thousands : man(won);
            default -> won < 10_000 ? thousands : won / 10_000 + "만 " + won % 10_000 + "원";
        };
    }

    private static String man(int won) {
        String decimals = String.format(Locale.ROOT, "%04d", won % 10_000).replaceAll("0+$", "");
        return won / 10_000 + (decimals.isEmpty() ? "" : "." + decimals) + "만원";
    }

    static String channel(String channel, Random random) {
        List<String> others = CHANNELS.get(channel);
        return others == null ? channel : pick(others, random);
    }

    static String code(String code, Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> code.toLowerCase(Locale.ROOT);
            case 2 -> code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT);
            case 3 -> code.replace('-', random.nextBoolean() ? ' ' : '_');
            default -> TextDirt.fullWidth(code);
        };
    }

    static String order(String order, Random random) {
        return pick(List.of("No.", "No. ", "#", "주문 "), random) + order;
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
