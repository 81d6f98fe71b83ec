package dev.onggi.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.store.Database;
import dev.onggi.vault.Vault.Variable;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String SECRET = "canary-4711-geheim";

    @TempDir private Path root;
    private Database database;
    private Workspace workspace;
    private Vault vault;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(
                root.resolve("onggi.yaml"), "connections: {own: {type: http, url: https://own}}\n");
        workspace = Workspaces.open(root, null, Map.of("TAKEN", "environment"));
        database = Database.open(root.resolve(".onggi/onggi.db"));
        vault = new Vault(workspace, database);
        workspace.lookIn(vault);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aVariableIsASecretOfTheWorkspaceUnlessTheEnvironmentHasIt() {
        vault.keep(new Variable("SHOP_PW", "the shop's"), SECRET);
        vault.keep(new Variable("TAKEN", ""), SECRET);
        assertThat(workspace.secrets().get("SHOP_PW")).contains(SECRET);
        assertThat(workspace.secrets().mask("it is " + SECRET)).doesNotContain(SECRET);
        assertThat(workspace.secrets().get("TAKEN")).contains("environment");
        vault.keep(new Variable("SHOP_PW", "another description"), null);
        assertThat(workspace.secrets().get("SHOP_PW")).contains(SECRET);
        vault.forgetVariable("SHOP_PW");
        assertThat(workspace.secrets().get("SHOP_PW")).isEmpty();
    }

    @Test
    void aConnectionHasTheFormOfTheSettings() {
        vault.keep(
                "shop",
                "postgres",
                Map.of(
                        "host",
                        "db",
                        "port",
                        5432,
                        "schema",
                        "shop",
                        "login",
                        "kim",
                        "password",
                        SECRET,
                        "extra",
                        "{\"sslmode\": \"require\"}"));
        assertThat(workspace.connection("shop").orElseThrow())
                .containsEntry("type", "postgresql")
                .containsEntry("url", "jdbc:postgresql://db:5432/shop")
                .containsEntry("user", "kim")
                .containsEntry("password", SECRET)
                .containsEntry("sslmode", "require");
        assertThat(vault.connections().toString()).doesNotContain(SECRET).contains("password");
        assertThat(workspace.connection("own").orElseThrow()).containsEntry("url", "https://own");
        assertThat(workspace.connection("nobody")).isEmpty();
    }

    @Test
    void nothingLiesInTheDatabaseAsItIs() throws IOException {
        vault.keep(new Variable("SHOP_PW", ""), SECRET);
        vault.keep("shop", "http", Map.of("password", SECRET));
        database.close();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
        assertThat(Files.getPosixFilePermissions(root.resolve(".onggi/vault.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aValueThatWasMovedOrKeptWithAnotherKeyIsRefused() throws IOException {
        vault.keep(new Variable("ONE", ""), SECRET);
        vault.keep(new Variable("OTHER", ""), "other");
        database.write(handle ->
                handle.execute(
                        "UPDATE vault_variable SET value = (SELECT value FROM vault_variable WHERE"
                                + " name = 'ONE') WHERE name = 'OTHER'"));
        assertThatThrownBy(() -> vault.variable("OTHER")).hasMessageContaining("another key");
        Files.delete(root.resolve(".onggi/vault.key"));
        var stolen = new Vault(workspace, database);
        assertThatThrownBy(() -> stolen.variable("ONE")).hasMessageContaining("another key");
    }
}
