package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Takes a URL apart and refuses what is not plainly one of the three kinds of database.
///
/// @param files which files may be opened
record AddressParser(DatabaseFiles files) {
    private static final Pattern SERVER =
            Pattern.compile(
                    "(?:jdbc:)?(postgresql|postgres|mariadb|mysql)://([^/?]*)/?([^?]*)(?:\\?(.*))?");
    private static final Pattern FILE = Pattern.compile("(?:jdbc:)?sqlite:(.*)");
    private static final Pattern HOST =
            Pattern.compile(
                    "([A-Za-z0-9][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}_$][\\p{L}\\p{N}_$.-]{0,127}");
    private static final int LONGEST = 2_000;
    private static final String FORMS =
            "postgresql://host:5432/database, mariadb://host:3306/database or sqlite:folder/file.db";

    /// Reads a URL.
    ///
    /// @param url what the user wrote, with or without `jdbc:`
    /// @param type `postgresql`, `mariadb`, `mysql` or `sqlite`; empty where only the URL says so
    /// @throws Failure when the URL is refused
    Address parse(String url, String type) throws Failure {
        if (url.length() > LONGEST
                || url.chars().anyMatch(c -> c <= ' ' || c == 0x7F || c == '#')) {
            throw refused("holds blanks, control characters or a #");
        }
        var full = complete(url, type);
        var file = FILE.matcher(full);
        if (file.matches()) {
            mustBe(type, "sqlite");
            return new Address.File(
                    new SqliteDialect(), files.resolve(file.group(1)), file.group(1));
        }
        var server = SERVER.matcher(full);
        if (!server.matches()) {
            throw refused("is of no known kind");
        }
        boolean postgres = server.group(1).startsWith("postgres");
        mustBe(type, postgres ? "postgresql" : server.group(1));
        return server(
                postgres ? new PostgresDialect() : new MariaDbDialect(),
                server.group(2),
                server.group(3),
                server.group(4) == null ? "" : server.group(4));
    }

    private static String complete(String url, String type) {
        var lower = url.toLowerCase(Locale.ROOT);
        boolean whole =
                type.isEmpty()
                        || lower.startsWith("jdbc:")
                        || lower.startsWith("sqlite:")
                        || url.contains("://");
        if (whole) {
            return url;
        }
        return type.equals("sqlite") ? "sqlite:" + url : type + "://" + url;
    }

    private static void mustBe(String type, String found) throws Failure {
        boolean same =
                type.isEmpty() || type.equals(found) || (isMariaDb(type) && isMariaDb(found));
        if (!same) {
            throw Failure.user(
                    "the connection says `type: " + type + "`, its url says " + found,
                    "make the two agree, or leave out `type`");
        }
    }

    private static boolean isMariaDb(String type) {
        return type.equals("mariadb") || type.equals("mysql");
    }

    private Address server(Dialect dialect, String authority, String name, String query)
            throws Failure {
        if (authority.contains("@")) {
            throw Failure.user(
                    "the url holds a user or a password",
                    "say `user:` and `password:` beside `url:`, the password as ${env.NAME}");
        }
        var host = HOST.matcher(authority);
        if (!host.matches()) {
            throw refused(
                    authority.contains(",")
                            ? "names several hosts; name one"
                            : "names no host in the form host:port");
        }
        int port = host.group(2) == null ? dialect.port() : Integer.parseInt(host.group(2));
        if (port < 1 || port > 65_535) {
            throw refused("has the port " + port);
        }
        var database = decode(name);
        if (!NAME.matcher(database).matches()) {
            throw refused(
                    database.isEmpty()
                            ? "names no database"
                            : "names a database with characters that are not allowed");
        }
        return new Address.Server(
                dialect, host.group(1), port, database, properties(dialect, query));
    }

    private Map<String, String> properties(Dialect dialect, String query) throws Failure {
        var properties = new TreeMap<String, String>();
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            var allowed = UrlProperty.allowed(dialect, name, value);
            var set = allowed.isFile() ? files.resolve(value).toString() : value;
            if (properties.putIfAbsent(allowed.name(), set) != null) {
                throw refused("sets " + allowed.name() + " twice");
            }
        }
        return properties;
    }

    private static String decode(String text) throws Failure {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("holds a broken % escape");
        }
    }

    private static Failure refused(String why) {
        return Failure.user("the database url is refused: it " + why, "write it as " + FORMS);
    }
}
