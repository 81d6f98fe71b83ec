package dev.onggi.rule.contact;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes web addresses plainly: scheme and host in lower case, no default port, no full-width
/// signs. Path and query keep every character, since they may be told apart by case.
///
/// @param scheme put before an address that has none; empty for none
record UrlRule(String scheme) implements AddressRule {
    private static final int LONGEST = 4000;
    private static final Pattern WEB =
            Pattern.compile(
                    "(https?|ftp)://([^\\s/?#@:]+)(:\\d{1,5})?([/?#]\\S*)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile("[^\\s/?#@:]+(?::\\d{1,5})?(?:[/?#]\\S*)?");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]*"
                            + "|\\d{1,3}(?:\\.\\d{1,3}){3}|localhost");

    @Override
    public String name() {
        return "url";
    }

    @Override
    public boolean mayChange(String cell) {
        return cell.length() <= LONGEST
                && (cell.indexOf('.') >= 0
                        || cell.indexOf('．') >= 0
                        || cell.indexOf('/') >= 0
                        || cell.indexOf('／') >= 0);
    }

    @Override
    public @Nullable String plain(String text) {
        boolean bare = text.indexOf("://") < 0;
        if (bare
                && ((!text.regionMatches(true, 0, "www.", 0, 4) && scheme.isEmpty())
                        || !BARE.matcher(text).matches())) {
            return null;
        }
        var web = WEB.matcher(bare ? "http://" + text : text);
        if (!web.matches() || !HOST.matcher(web.group(2)).matches()) {
            return null;
        }
        var protocol = web.group(1).toLowerCase(Locale.ROOT);
        var before = bare ? (scheme.isEmpty() ? "" : scheme + "://") : protocol + "://";
        var port =
                web.group(3) == null || standard(bare ? scheme : protocol, web.group(3))
                        ? ""
                        : web.group(3);
        var rest = web.group(4) == null ? "" : web.group(4);
        return before + web.group(2).toLowerCase(Locale.ROOT) + port + rest;
    }

    private static boolean standard(String protocol, String port) {
        return (protocol.equals("http") && port.equals(":80"))
                || (protocol.equals("https") && port.equals(":443"))
                || (protocol.equals("ftp") && port.equals(":21"));
    }
}
