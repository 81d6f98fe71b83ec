package dev.onggi.rule.guard;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Korean resident registration numbers: six digits of the birth date, one of century and sex, and
/// six more.
final class ResidentNumber {
    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};

    /// Numbers given since October 2020 have no check digit.
    private static final LocalDate RANDOM_SINCE = LocalDate.of(2020, 10, 5);

    private ResidentNumber() {}

    /// Whether 13 digits have a birth date and, where they must, the right check digit.
    static boolean valid(String digits) {
        int century =
                switch (digits.charAt(6)) {
                    case '1', '2', '5', '6' -> 1900;
                    case '3', '4', '7', '8' -> 2000;
                    default -> 1800;
                };
        try {
            var birth =
                    LocalDate.of(century + number(digits, 0), number(digits, 2), number(digits, 4));
            return !birth.isBefore(RANDOM_SINCE) || checked(digits);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(String digits, int at) {
        return (digits.charAt(at) - '0') * 10 + digits.charAt(at + 1) - '0';
    }

    private static boolean checked(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        // Foreigners' numbers (5 to 8) have had 13 instead of 11 in some years.
        int foreign = digits.charAt(6) >= '5' && digits.charAt(6) <= '8' ? 13 : 11;
        int last = digits.charAt(12) - '0';
        return (11 - sum % 11) % 10 == last || (foreign - sum % 11) % 10 == last;
    }
}
