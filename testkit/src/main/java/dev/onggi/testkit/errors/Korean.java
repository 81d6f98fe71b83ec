package dev.onggi.testkit.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// What Korean registers write in many ways: addresses, companies, amounts, telephones.
final class Korean {
    private static final Pattern PHONE = Pattern.compile("0(\\d{1,2})-(\\d{3,4})-(\\d{4})");
    private static final Pattern STREET = Pattern.compile("(.+[로길]) (\\d+(?:-\\d+)?)");
    private static final Pattern LOT = Pattern.compile(".+[동리가읍면] \\d+(-\\d+)?");
    private static final Pattern COMPANY =
            Pattern.compile("(주식회사|\\(주\\)|㈜) ?(.+)|(.+?) ?(주식회사|\\(주\\)|㈜)");
    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{4,14}");
    private static final int MYRIAD = 10_000;
    private static final Map<String, List<String>> PROVINCES =
            Map.ofEntries(
                    Map.entry("서울특별시", List.of("서울", "서울시")),
                    Map.entry("부산광역시", List.of("부산", "부산시")),
                    Map.entry("대구광역시", List.of("대구", "대구시")),
                    Map.entry("인천광역시", List.of("인천", "인천시")),
                    Map.entry("광주광역시", List.of("광주", "광주시")),
                    Map.entry("대전광역시", List.of("대전", "대전시")),
                    Map.entry("울산광역시", List.of("울산", "울산시")),
                    Map.entry("세종특별자치시", List.of("세종", "세종시")),
                    Map.entry("경기도", List.of("경기")),
                    Map.entry("강원특별자치도", List.of("강원", "강원도")),
                    Map.entry("충청북도", List.of("충북")),
                    Map.entry("충청남도", List.of("충남")),
                    Map.entry("전북특별자치도", List.of("전북", "전라북도")),
                    Map.entry("전라남도", List.of("전남")),
                    Map.entry("경상북도", List.of("경북")),
                    Map.entry("경상남도", List.of("경남")),
                    Map.entry("제주특별자치도", List.of("제주", "제주도")));

    private Korean() {}

    static String address(Spot spot, SplittableRandom random) {
        var text = spot.text();
        var street = STREET.matcher(text);
        boolean lot = LOT.matcher(text).matches();
        if (!street.matches() && !lot) {
            return text;
        }
        var forms = new ArrayList<String>();
        int space = text.indexOf(' ');
        var province = text.substring(0, Math.max(0, space));
        PROVINCES
                .getOrDefault(province, List.of())
                .forEach(shorter -> forms.add(shorter + text.substring(space)));
        if (street.matches()) {
            forms.add(street.group(1) + street.group(2));
            // the lot's address of the same place, where the row tells it
            spot.cells().stream()
                    .filter(cell -> !cell.equals(text) && LOT.matcher(cell).matches())
                    .forEach(forms::add);
        } else {
            forms.add(text + "번지");
        }
        return forms.get(random.nextInt(forms.size()));
    }

    static String company(Spot spot, SplittableRandom random) {
        var match = COMPANY.matcher(spot.text());
        if (!match.matches()) {
            return spot.text();
        }
        var name = match.group(2) == null ? match.group(3) : match.group(2);
        var forms =
                new ArrayList<>(
                        List.of(
                                "(주)" + name,
                                "㈜" + name,
                                name + "(주)",
                                "(주) " + name,
                                name,
                                name + "㈜"));
        forms.add(match.group(2) == null ? "주식회사 " + name : name + " 주식회사");
        forms.remove(spot.text());
        return forms.get(random.nextInt(forms.size()));
    }

    /// The number as it is said, nothing rounded.
    static String number(Spot spot, SplittableRandom random) {
        if (!WHOLE.matcher(spot.text()).matches()) {
            return spot.text();
        }
        long value = Long.parseLong(spot.text());
        boolean separated = random.nextBoolean();
        var said = new ArrayList<String>();
        long left = value;
        for (var unit : List.of("", "만", "억", "조")) {
            long part = left % MYRIAD;
            left /= MYRIAD;
            if (part > 0) {
                said.addFirst(
                        (separated ? String.format(Locale.ROOT, "%,d", part) : part + "") + unit);
            }
        }
        return String.join(random.nextBoolean() ? " " : "", said)
                + (random.nextBoolean() ? "원" : "");
    }

    static String phone(Spot spot, SplittableRandom random) {
        var match = PHONE.matcher(spot.text());
        if (!match.matches()) {
            return spot.text();
        }
        var area = match.group(1);
        var middle = match.group(2);
        var last = match.group(3);
        return switch (random.nextInt(6)) {
            case 0 -> "+82-" + area + "-" + middle + "-" + last;
            case 1 -> "+82 " + area + " " + middle + " " + last;
            case 2 -> "0" + area + middle + last;
            case 3 -> "0" + area + ")" + middle + "-" + last;
            case 4 -> "0" + area + "." + middle + "." + last;
            default -> "0" + area + " " + middle + " " + last;
        };
    }
}
