package dev.onggi.examples;

/// Chooses the form of a Korean particle by the sound before it: `{을/를}` after a final consonant or
/// not, `{으로/로}` with its exception after ㄹ.
final class Particle {
    private static final int FINALS = 28;
    private static final int RIEUL = 8;

    private Particle() {}

    static String choose(CharSequence before, String forms) {
        int slash = forms.indexOf('/');
        String closed = forms.substring(0, slash);
        String open = forms.substring(slash + 1);
        int sound = before.isEmpty() ? 0 : finalSound(before.charAt(before.length() - 1));
        boolean roAfterRieul = open.equals("로") && sound == RIEUL;
        return sound == 0 || roAfterRieul ? open : closed;
    }

    /// The index of the final consonant as it is read aloud, 0 for none.
    private static int finalSound(char last) {
        if (last >= '가' && last <= '힣') {
            return (last - '가') % FINALS;
        }
        return switch (last) {
            case '1', '7', '8', 'L', 'l', 'R', 'r' -> RIEUL;
            case '0', '3', '6', 'M', 'm', 'N', 'n' -> 1;
            default -> 0;
        };
    }
}
