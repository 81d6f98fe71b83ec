package dev.onggi.server.sign;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which passwords are taken: long ones that are not among the first that anybody tries.
final class PasswordRules {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;
    private static final int LETTERS = 5;
    private static final Pattern TAIL = Pattern.compile("[^\\p{L}]+$");
    private static final Set<String> COMMON =
            Set.of(
                    "password",
                    "passwort",
                    "letmein",
                    "welcome",
                    "iloveyou",
                    "qwerty",
                    "qwertyuiop",
                    "qwertyuiopasdf",
                    "asdfghjkl",
                    "administrator",
                    "changeme",
                    "changemeplease",
                    "onggi",
                    "onggionggi",
                    "admin",
                    "adminadmin",
                    "dragon",
                    "monkey",
                    "football",
                    "baseball",
                    "superman",
                    "batman",
                    "sunshine",
                    "princess",
                    "passwordpassword",
                    "secret",
                    "trustno",
                    "whatever",
                    "master",
                    "hellohello",
                    "dkssudgktpdy",
                    "qlalfqjsgh",
                    "비밀번호",
                    "안녕하세요",
                    "사랑해요");

    private PasswordRules() {}

    /// Refuses a password that others would guess.
    static void check(String account, String password) {
        var lower = password.toLowerCase(Locale.ROOT);
        boolean weak =
                password.codePointCount(0, password.length()) < SHORTEST
                        || password.length() > LONGEST
                        || lower.chars().distinct().count() < LETTERS
                        || lower.contains(account.toLowerCase(Locale.ROOT))
                        || COMMON.contains(plain(lower))
                        || row(lower);
        if (weak) {
            throw CallException.of(ServerProblem.WEAK_PASSWORD);
        }
    }

    /// The word that is left of `P@ssw0rd2024!`.
    private static String plain(String lower) {
        var letters =
                lower.replace('@', 'a')
                        .replace('0', 'o')
                        .replace('1', 'i')
                        .replace('3', 'e')
                        .replace('$', 's')
                        .replace('5', 's');
        var word = TAIL.matcher(lower).replaceAll("");
        return COMMON.contains(word) ? word : TAIL.matcher(letters).replaceAll("");
    }

    /// Whether each letter is the one after the one before it, as in `123456789012`.
    private static boolean row(String lower) {
        int steps = 0;
        for (int i = 1; i < lower.length(); i++) {
            steps += Math.abs(lower.charAt(i) - lower.charAt(i - 1)) <= 1 ? 1 : 0;
        }
        return steps >= lower.length() - 2;
    }
}
