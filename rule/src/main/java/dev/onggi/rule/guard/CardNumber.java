package dev.onggi.rule.guard;

/// Numbers of payment cards: an issuer's prefix with its lengths, and Luhn's check digit.
final class CardNumber {
    private CardNumber() {}

    static boolean valid(String digits) {
        return issued(digits) && luhn(digits);
    }

    private static boolean issued(String digits) {
        int two = Integer.parseInt(digits, 0, 2, 10);
        int four = Integer.parseInt(digits, 0, 4, 10);
        return switch (digits.length()) {
            case 14 -> two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059);
            case 15 -> two == 34 || two == 37;
            case 16 ->
                    digits.charAt(0) == '4'
                            || (two >= 51 && two <= 55)
                            || (four >= 2221 && four <= 2720)
                            || (four >= 3528 && four <= 3589)
                            || four == 6011
                            || two == 62
                            || two == 64
                            || two == 65
                            || two == 94;
            case 17, 18 -> two == 62;
            case 19 -> two == 62 || digits.charAt(0) == '4';
            default -> false;
        };
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (twice) {
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            }
            sum += digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
