package dev.onggi.rule.contact;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes e-mail addresses plainly: no `mailto:`, brackets or full-width letters, the host in lower
/// case. The part before the `@` keeps its case, which may matter to its host.
///
/// @param lower whether the whole address is written in lower case
record EmailRule(boolean lower) implements AddressRule {
    /// RFC 5321, with room for what is taken off.
    private static final int LONGEST = 320;

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]*");

    @Override
    public String name() {
        return "email";
    }

    @Override
    public boolean mayChange(String cell) {
        return cell.length() <= LONGEST && (cell.indexOf('@') >= 0 || cell.indexOf('＠') >= 0);
    }

    @Override
    public @Nullable String plain(String written) {
        var text = written;
        if (text.regionMatches(true, 0, "mailto:", 0, 7)) {
            text = text.substring(7).strip();
        }
        int at = text.indexOf('@');
        if (at <= 0 || text.indexOf('@', at + 1) >= 0) {
            return null;
        }
        var local = text.substring(0, at).strip();
        var host = text.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        var address = (lower ? local.toLowerCase(Locale.ROOT) : local) + "@" + host;
        return ADDRESS.matcher(address).matches() ? address : null;
    }
}
