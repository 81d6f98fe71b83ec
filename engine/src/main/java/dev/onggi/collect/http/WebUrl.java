package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// An absolute `http` or `https` URL, in one normal form.
///
/// What programs read in different ways is refused rather than guessed: user names, backslashes,
/// control characters, and IP addresses in other than their usual form.
///
/// @param uri the URL in ASCII, without fragment
/// @param host the normal host; an IPv6 address stands in brackets
public record WebUrl(URI uri, String host) {
    private static final Pattern PARTS =
            Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("(.*?)(?::(\\d{0,5}))?");
    private static final String PATH_SAFE = "-._~!$&'()*+,;=:@/%";
    private static final String HOW =
            "Write it like https://api.example.com/items; secrets go into `headers:`.";

    /// Reads a URL as a person writes it: letters of any script and blanks in path and query are
    /// encoded.
    ///
    /// @param text the URL
    /// @return its normal form
    /// @throws Failure when it is none, or one that is refused
    public static WebUrl parse(String text) throws Failure {
        var stripped = text.strip();
        var match = PARTS.matcher(stripped);
        if (!match.matches() || stripped.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
            throw refused(stripped, "is no http or https URL");
        }
        var authority = match.group(2);
        if (authority.contains("@")) {
            throw refused(stripped, "has a user name in it");
        }
        var scheme = match.group(1).toLowerCase(Locale.ROOT);
        var host = authority.startsWith("[") ? bracketed(authority) : authority;
        var rest = authority.startsWith("[") ? authority.substring(authority.indexOf(']') + 1) : "";
        var split = PORT.matcher(authority.startsWith("[") ? rest : authority);
        if (!split.matches() || (authority.startsWith("[") && !split.group(1).isEmpty())) {
            throw refused(stripped, "has no valid host");
        }
        if (!authority.startsWith("[")) {
            host = HostName.normal(split.group(1));
            if (!HostName.valid(split.group(1))) {
                throw refused(stripped, "has no valid host");
            }
        }
        int port = port(split.group(2), scheme, stripped);
        var path = match.group(3).isEmpty() ? "/" : encode(match.group(3), PATH_SAFE);
        var query = match.group(4) == null ? "" : encode(match.group(4), PATH_SAFE + "?");
        var shownPort = port < 0 ? "" : ":" + port;
        return new WebUrl(URI.create(scheme + "://" + host + shownPort + path + query), host);
    }

    /// Reads a link found in an answer.
    ///
    /// @param link absolute or relative to this URL
    /// @return what it points to
    /// @throws Failure when it is no URL, or one that is refused
    public WebUrl resolve(String link) throws Failure {
        var text = link.strip();
        if (text.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
            return parse(text);
        }
        if (text.startsWith("//")) {
            return parse(uri.getScheme() + ":" + text);
        }
        try {
            return parse(uri.resolve(encode(text, PATH_SAFE + "?#")).toString());
        } catch (IllegalArgumentException e) {
            throw refused(text, "is no link");
        }
    }

    /// Whether another URL belongs to the same scheme, host and port.
    ///
    /// @param other the other URL
    /// @return true where credentials may travel from one to the other
    public boolean sameOrigin(WebUrl other) {
        return uri.getScheme().equals(other.uri.getScheme())
                && host.equals(other.host)
                && uri.getPort() == other.uri.getPort();
    }

    /// The same URL with more in its query.
    ///
    /// @param encoded pairs such as `page=2`, encoded and joined by `&`
    /// @return the longer URL
    public WebUrl plus(String encoded) {
        if (encoded.isEmpty()) {
            return this;
        }
        var joint = uri.getRawQuery() == null ? "?" : "&";
        return new WebUrl(URI.create(uri + joint + encoded), host);
    }

    /// The same URL without its query.
    ///
    /// @return the shorter URL
    WebUrl withoutQuery() {
        return new WebUrl(URI.create(toString()), host);
    }

    /// The URL as it may be shown: without its query, which may hold secrets.
    @Override
    public String toString() {
        var text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static String bracketed(String authority) throws Failure {
        int end = authority.indexOf(']');
        if (end < 0 || authority.contains("%")) {
            throw refused(authority, "has no valid host");
        }
        try {
            var address = InetAddress.ofLiteral(authority.substring(1, end));
            var shown = address.getHostAddress();
            return shown.contains(":") ? "[" + shown + "]" : shown;
        } catch (IllegalArgumentException e) {
            throw refused(authority, "has no valid host");
        }
    }

    private static int port(String digits, String scheme, String url) throws Failure {
        if (digits == null || digits.isEmpty()) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw refused(url, "has no valid port");
        }
        return port == (scheme.equals("https") ? 443 : 80) ? -1 : port;
    }

    private static String encode(String text, String safe) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || safe.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private static Failure refused(String url, String why) {
        var shown = url.replaceAll("//[^/@]*@", "//***@").replaceAll("\\?.*", "");
        return Failure.user("`" + shown.replaceAll("\\p{Cntrl}", "?") + "` " + why, HOW);
    }
}
