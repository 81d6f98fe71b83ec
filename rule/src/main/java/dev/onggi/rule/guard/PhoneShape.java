package dev.onggi.rule.guard;

/// Tells phone numbers from other numbers by how their digits are grouped.
///
/// Only shapes that hardly anything else has: Korean mobiles with or without separators, Korean
/// landlines and North American numbers with them, and anything behind a `+`.
final class PhoneShape {
    private PhoneShape() {}

    /// How many digits are a country code.
    ///
    /// @return 0 where there is none, -1 where this is no phone number
    static int countryDigits(
            char[] chars, int[] places, int[] groups, int groupCount, boolean plus) {
        int count = 0;
        for (int g = 0; g < groupCount; g++) {
            count += groups[g];
        }
        if (count > 15) {
            return -1;
        }
        if (plus) {
            return groupCount > 1 && groups[0] <= 3 ? groups[0] : 2;
        }
        if (groupCount == 1) {
            boolean mobile =
                    mobile(chars, places, 0)
                            && (count == 11 || (count == 10 && old(chars, places)));
            return mobile ? 0 : -1;
        }
        return grouped(chars, places, groups, groupCount, count) ? 0 : -1;
    }

    private static boolean grouped(
            char[] chars, int[] places, int[] groups, int groupCount, int count) {
        if (groupCount != 3 || groups[2] != 4 || (groups[1] != 3 && groups[1] != 4)) {
            // 010-12345678 and 82-10-1234-5678
            return (groupCount == 2 && groups[0] == 3 && count == 11 && mobile(chars, places, 0))
                    || (groupCount == 4
                            && groups[0] == 2
                            && groups[3] == 4
                            && at(chars, places, 0) == '8'
                            && at(chars, places, 1) == '2'
                            && count >= 11);
        }
        if (at(chars, places, 0) == '0') {
            return (groups[0] == 2 && at(chars, places, 1) == '2')
                    || (groups[0] == 3 && at(chars, places, 1) != '0')
                    || (groups[0] == 4 && at(chars, places, 1) == '5');
        }
        return groups[0] == 3
                && groups[1] == 3
                && at(chars, places, 0) >= '2'
                && at(chars, places, 3) >= '2';
    }

    private static boolean mobile(char[] chars, int[] places, int from) {
        char third = at(chars, places, from + 2);
        return at(chars, places, from) == '0'
                && at(chars, places, from + 1) == '1'
                && (third == '0' || third == '1' || (third >= '6' && third <= '9'));
    }

    private static boolean old(char[] chars, int[] places) {
        return at(chars, places, 2) != '0';
    }

    private static char at(char[] chars, int[] places, int index) {
        return chars[places[index]];
    }

    /// How many digits of the area or network may be shown.
    static int areaDigits(char[] chars, int[] places, int[] groups, int country, int groupCount) {
        if (country > 0) {
            return groupCount > 2 && groups[0] == country ? groups[1] : 2;
        }
        if (at(chars, places, 0) != '0') {
            return groupCount == 4 ? groups[0] + groups[1] : 0;
        }
        return groupCount > 1 ? groups[0] : 3;
    }
}
