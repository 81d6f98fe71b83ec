package dev.onggi.examples;

import java.util.Locale;
import java.util.Random;

/// Something personal that a customer writes into a review, and how it looks once masked.
///
/// No living person can own one: resident numbers are of births after 2060, cards lie in a range
/// that is used for tests, mail addresses in a reserved domain.
///
/// @param kind the symbol of the sentences that it fits into
/// @param masked as long as what was written, in the same shape
record PersonalDatum(String kind, String written, String masked) {

    static PersonalDatum any(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> resident(random);
            case 2, 3 -> card(random);
            case 4 -> phone(random);
            default -> email(random);
        };
    }

    private static PersonalDatum resident(Random random) {
        String birth =
                String.format(
                        Locale.ROOT,
                        "%02d%02d%02d",
                        60 + random.nextInt(40),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28));
        int sex = 3 + random.nextInt(2);
        String digits = birth + sex + String.format(Locale.ROOT, "%05d", random.nextInt(100_000));
        String number = digits + residentChecksum(digits);
        return new PersonalDatum(
                "identity", birth + "-" + number.substring(6), birth + "-" + sex + "******");
    }

    static int residentChecksum(String twelveDigits) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelveDigits.charAt(i) - '0') * (i % 8 + 2);
        }
        return (11 - sum % 11) % 10;
    }

    private static PersonalDatum card(Random random) {
        String digits = "400000" + String.format(Locale.ROOT, "%09d", random.nextInt(999_999_999));
        String number = digits + luhnDigit(digits);
        String separator = random.nextBoolean() ? "-" : " ";
        var written = new StringBuilder(number);
        for (int at = 12; at > 0; at -= 4) {
            written.insert(at, separator);
        }
        String masked = written.substring(0, 15).replaceAll("[0-9]", "*") + number.substring(12);
        return new PersonalDatum("card", written.toString(), masked);
    }

    static int luhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }

    private static PersonalDatum phone(Random random) {
        int middle = 2000 + random.nextInt(3900);
        String last = String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
        return new PersonalDatum("contact", "010-" + middle + "-" + last, "010-****-" + last);
    }

    private static PersonalDatum email(Random random) {
        String user = Customer.account(random);
        String masked = user.charAt(0) + "*".repeat(user.length() - 1);
        return new PersonalDatum("contact", user + "@example.com", masked + "@example.com");
    }
}
