package dev.onggi.connector.jdbc;

import dev.onggi.spi.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A driver property that a URL may set. All others are refused, the dangerous ones with the
/// reason.
///
/// @param name as the driver spells it
/// @param values what it may be set to
/// @param isFile whether the value is the path of a file in the workspace
record UrlProperty(String name, Pattern values, boolean isFile) {
    private static final String TRUTH = "true|false";
    private static final String NUMBER = "\\d{1,7}";

    private static final List<UrlProperty> POSTGRESQL =
            List.of(
                    of("sslmode", "disable|allow|prefer|require|verify-ca|verify-full"),
                    new UrlProperty("sslrootcert", Pattern.compile(".+"), true),
                    of("ssl", TRUTH),
                    of("connectTimeout", NUMBER),
                    of("loginTimeout", NUMBER),
                    of("socketTimeout", NUMBER),
                    of("tcpKeepAlive", TRUTH),
                    of("prepareThreshold", NUMBER),
                    of("currentSchema", "[\\p{L}\\p{N}_$,-]{1,200}"),
                    of("ApplicationName", "[\\p{L}\\p{N} _.-]{1,60}"));

    private static final List<UrlProperty> MARIADB =
            List.of(
                    of("sslMode", "disable|trust|verify-ca|verify-full"),
                    new UrlProperty("serverSslCert", Pattern.compile(".+"), true),
                    of("connectTimeout", NUMBER),
                    of("socketTimeout", NUMBER),
                    of("tcpKeepAlive", TRUTH),
                    of("useCompression", TRUTH),
                    of("allowPublicKeyRetrieval", TRUTH));

    private static final Map<String, String> DANGEROUS = dangerous();

    private static UrlProperty of(String name, String values) {
        return new UrlProperty(name, Pattern.compile(values), false);
    }

    private static Map<String, String> dangerous() {
        Map<String, List<String>> byReason =
                Map.of(
                        "it loads classes by name",
                        List.of(
                                "socketFactory, socketFactoryArg, sslfactory, sslfactoryarg",
                                "sslhostnameverifier, sslpasswordcallback, xmlFactoryFactory",
                                "authenticationPluginClassName, connectExecutor, tlsSocketType",
                                "connectExecutorArg, classLoaderStrategy, credentialType"),
                        "it lets the server run code here",
                        List.of(
                                "autoDeserialize, queryInterceptors, statementInterceptors",
                                "exceptionInterceptors, connectionLifecycleInterceptors",
                                "propertiesTransform, clientInfoProvider, detectCustomCollations",
                                "connectionFactory, dataSource, initialContextFactory"),
                        "it lets the server read files of this machine",
                        List.of(
                                "allowLoadLocalInfile, allowLocalInfile, allowUrlInLocalInfile",
                                "allowLoadLocalInfileInPath"),
                        "it reads or writes files of this machine",
                        List.of(
                                "loggerFile, loggerLevel, service, sslkey, sslcert, gsslib",
                                "keyStore, trustStore, keyStorePassword, trustStorePassword",
                                "clientCertificateKeyStoreUrl, trustCertificateKeyStoreUrl",
                                "serverRsaPublicKeyFile, pipe, localSocket, unixSocket",
                                "jaasApplicationName, jaasLogin, profileSQL, logger"),
                        "it runs statements when connecting",
                        List.of(
                                "options, sessionVariables, initSql, init, runscript",
                                "allowMultiQueries, createDatabaseIfNotExist, connectionInitSql"),
                        "it writes data into messages",
                        List.of("dumpQueriesOnException, includeThreadDumpInDeadlockExceptions"),
                        "secrets do not belong in a url; say `user:` and `password:`",
                        List.of("user, password, password1, password2, password3, sslpassword"));
        var reasons = new HashMap<String, String>();
        byReason.forEach((reason, lines) ->
                lines.stream()
                        .flatMap(line -> List.of(line.split(", ")).stream())
                        .forEach(name -> reasons.put(key(name), reason)));
        return Map.copyOf(reasons);
    }

    /// The property of a name, when it may be set to a value.
    ///
    /// @throws Failure when it may not
    static UrlProperty allowed(Dialect dialect, String name, String value) throws Failure {
        var allowed = dialect instanceof PostgresDialect ? POSTGRESQL : MARIADB;
        var names = String.join(", ", allowed.stream().map(UrlProperty::name).toList());
        for (var property : allowed) {
            if (key(property.name).equals(key(name))) {
                if (property.values.matcher(value).matches()) {
                    return property;
                }
                throw Failure.user(
                        "the url property " + property.name + " cannot be set to that value",
                        "it takes " + (property.isFile ? "a path" : property.values.pattern()));
            }
        }
        var reason = DANGEROUS.get(key(name));
        throw Failure.user(
                "the url property "
                        + printable(name)
                        + " is not allowed"
                        + (reason == null ? "" : ": " + reason),
                "leave it out; these may be set: " + names);
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_.-]", "?").substring(0, Math.min(60, name.length()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
