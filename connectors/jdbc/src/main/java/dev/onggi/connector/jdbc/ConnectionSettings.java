package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Request;
import dev.onggi.spi.Setting;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The keys by which a step names its database.
final class ConnectionSettings {
    private static final String QUERY_TIMEOUT = "query_timeout";

    /// The keys, shared by source and sink.
    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.text(
                            "connection",
                            "A connection of onggi.yaml that gives type, url, user and password."),
                    Setting.text("type", "The kind of database, where `url` does not say it.")
                            .among("postgresql", "mariadb", "mysql", "sqlite"),
                    Setting.text(
                            "url",
                            "Such as postgresql://host:5432/database, mariadb://host/database or"
                                    + " sqlite:folder/file.db."),
                    Setting.text("user", "The database user."),
                    Setting.text("password", "The password, as ${env.NAME}."),
                    Setting.of(
                                    QUERY_TIMEOUT,
                                    Setting.Kind.DURATION,
                                    "How long the database may take over one statement.")
                            .orElse("1h"));

    private ConnectionSettings() {}

    /// These keys and further ones.
    static List<Setting> with(Setting... more) {
        return Stream.concat(SETTINGS.stream(), Stream.of(more)).toList();
    }

    static Address address(GivenSettings request) throws Failure {
        var url = request.setting("url", "");
        if (url.isEmpty()) {
            var connection = request.setting("connection", "");
            throw Failure.user(
                    connection.isEmpty()
                            ? "the step names no database"
                            : "the connection `" + connection + "` has no `url`",
                    "say `connection: NAME` of onggi.yaml, or `url:`, `user:` and `password:`");
        }
        return new AddressParser(DatabaseFiles.of(request.folder()))
                .parse(url, request.setting("type", ""));
    }

    static Login login(Request request) throws Failure {
        return new Login(
                request.setting("user", ""), request.setting("password", ""), timeout(request));
    }

    static Duration timeout(Request request) throws Failure {
        return Durations.parse(QUERY_TIMEOUT, request.setting(QUERY_TIMEOUT, "1h"));
    }
}
