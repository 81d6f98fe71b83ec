package dev.onggi.workspace;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of the PostgreSQL that `store:` names. Its text has no password.
///
/// @param host a name or an address
/// @param port from 1 to 65535
/// @param database its name
/// @param user empty for the driver's own
/// @param password may be empty
/// @param properties of the driver, only such as do no harm
public record StoreUrl(
        String host,
        int port,
        String database,
        String user,
        String password,
        Map<String, String> properties) {
    private static final Pattern URL =
            Pattern.compile(
                    "jdbc:postgresql://([A-Za-z0-9][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}])"
                            + "(?::(\\d{1,5}))?/([^?#\\s]+)(?:\\?([^#\\s]*))?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$][\\p{L}\\p{N}_$.-]{0,62}");
    private static final int PORT = 5432;
    private static final String SCHEMA = "currentSchema";
    private static final String CERTIFICATE = "sslrootcert";
    private static final String NUMBER = "\\d{1,7}";

    /// What the address may set, and to what; others could load classes or read files.
    private static final Map<String, Pattern> PROPERTIES = allowed();

    private static Map<String, Pattern> allowed() {
        var properties = new LinkedHashMap<String, Pattern>();
        properties.put("user", Pattern.compile(".{1,128}"));
        properties.put("password", Pattern.compile(".{0,1024}"));
        properties.put(
                "sslmode", Pattern.compile("disable|allow|prefer|require|verify-ca|verify-full"));
        properties.put(CERTIFICATE, Pattern.compile(".+"));
        properties.put(SCHEMA, Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,62}"));
        properties.put("connectTimeout", Pattern.compile(NUMBER));
        properties.put("socketTimeout", Pattern.compile(NUMBER));
        properties.put("tcpKeepAlive", Pattern.compile("true|false"));
        properties.put("prepareThreshold", Pattern.compile(NUMBER));
        properties.put("ApplicationName", Pattern.compile("[\\p{L}\\p{N} _.-]{1,60}"));
        return properties;
    }

    /// Reads an address.
    ///
    /// @param text such as `jdbc:postgresql://db:5432/onggi?user=onggi&password=...`, where `%41`
    ///   stands for `A`
    /// @param place where it was written, for problems
    /// @return the address
    /// @throws OnggiException where it is none, or sets what it must not
    public static StoreUrl parse(String text, @Nullable Place place) {
        var url = URL.matcher(text);
        if (!url.matches()) {
            throw OnggiException.at(place, WorkspaceProblem.STORE_ADDRESS);
        }
        int port = url.group(2) == null ? PORT : Integer.parseInt(url.group(2));
        var database = decoded(url.group(3), place);
        if (port < 1 || port > 65_535 || !NAME.matcher(database).matches()) {
            throw OnggiException.at(place, WorkspaceProblem.STORE_ADDRESS);
        }
        var set = set(url.group(4) == null ? "" : url.group(4), place);
        var user = set.remove("user");
        var password = set.remove("password");
        return new StoreUrl(
                url.group(1),
                port,
                database,
                user == null ? "" : user,
                password == null ? "" : password,
                Map.copyOf(set));
    }

    private static Map<String, String> set(String query, @Nullable Place place) {
        var set = new LinkedHashMap<String, String>();
        for (var pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var written = decoded(equals < 0 ? pair : pair.substring(0, equals), place);
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1), place);
            var name = known(written, place);
            var allowed = PROPERTIES.get(name);
            if (allowed == null
                    || !allowed.matcher(value).matches()
                    || set.put(name, value) != null) {
                throw OnggiException.at(place, WorkspaceProblem.STORE_VALUE, name);
            }
        }
        return set;
    }

    private static String known(String name, @Nullable Place place) {
        var lower = name.toLowerCase(Locale.ROOT);
        return PROPERTIES.keySet().stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(lower))
                .findFirst()
                .orElseThrow(() ->
                        OnggiException.at(
                                place,
                                WorkspaceProblem.STORE_PROPERTY,
                                printable(name),
                                String.join(", ", PROPERTIES.keySet())));
    }

    private static String printable(String name) {
        var plain = name.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
        return plain.substring(0, Math.min(60, plain.length()));
    }

    /// A plus stays a plus: passwords have them.
    private static String decoded(String text, @Nullable Place place) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OnggiException.at(place, WorkspaceProblem.STORE_ADDRESS);
        }
    }

    /// A text as it stands in an address.
    ///
    /// @param value such as a password
    /// @return the same with `%` escapes
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The schema that holds the tables.
    ///
    /// @return its name, or null for the user's own
    public @Nullable String schema() {
        return properties.get(SCHEMA);
    }

    /// The same address with the path of its certificate made absolute.
    ///
    /// @param workspace against which it was written
    /// @return an address that is right in any folder
    public StoreUrl in(Workspace workspace) {
        var resolved = new LinkedHashMap<>(properties);
        resolved.computeIfPresent(CERTIFICATE, (name, path) -> workspace.resolve(path).toString());
        return new StoreUrl(host, port, database, user, password, Map.copyOf(resolved));
    }

    @Override
    public String toString() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }
}
