package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Keeping;
import dev.onggi.server.airflow.Keeping.ConnectionBody;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Connections; their secrets go in only.
@RestController
@RequestMapping(V2Configuration.BASE + "/connections")
public final class ConnectionRoutes {
    private final Keeping keeping;

    ConnectionRoutes(Keeping keeping) {
        this.keeping = keeping;
    }

    /// A connection; Onggi has no teams.
    record Body(
            @Nullable String connectionId,
            @Nullable String connType,
            @Nullable String description,
            @Nullable String host,
            @Nullable String login,
            @Nullable String schema,
            @Nullable Integer port,
            @Nullable String password,
            @Nullable String extra,
            @Nullable String teamName) {
        ConnectionBody connection() {
            return new ConnectionBody(
                    connectionId,
                    connType,
                    description,
                    host,
                    login,
                    schema,
                    port,
                    password,
                    extra);
        }
    }

    /// Changes several connections.
    @Access(Permission.VAULT)
    @PatchMapping
    Map<String, @Nullable Object> bulk(@RequestBody Bulk bulk) {
        return bulk.run(
                "connection_id",
                new Bulk.Doing() {
                    @Override
                    public void add(Map<String, @Nullable Object> entity) {
                        keeping.add(connection(entity));
                    }

                    @Override
                    public void change(
                            String name, Map<String, @Nullable Object> entity, List<String> mask) {
                        keeping.change(name, connection(entity), mask);
                    }

                    @Override
                    public void remove(String name) {
                        keeping.removeConnection(name);
                    }
                });
    }

    private static ConnectionBody connection(Map<String, @Nullable Object> entity) {
        return new ConnectionBody(
                Bulk.text(entity.get("connection_id")),
                Bulk.text(entity.get("conn_type")),
                Bulk.text(entity.get("description")),
                Bulk.text(entity.get("host")),
                Bulk.text(entity.get("login")),
                Bulk.text(entity.get("schema")),
                entity.get("port") instanceof Integer port ? port : null,
                Bulk.text(entity.get("password")),
                Bulk.text(entity.get("extra")));
    }

    private static Map<String, @Nullable Object> item(Vault.Connection connection) {
        var shown = connection.shown();
        return Keys.of(
                "connection_id", connection.id(),
                "conn_type", connection.type(),
                "description", shown.get("description"),
                "host", shown.get("host"),
                "login", shown.get("login"),
                "schema", shown.get("schema"),
                "port", shown.get("port"));
    }

    private static Map<String, @Nullable Object> whole(Vault.Connection connection) {
        var view = item(connection);
        view.put("password", connection.hidden().contains("password") ? Keeping.HIDDEN : null);
        view.put("extra", connection.hidden().contains("extra") ? Keeping.HIDDEN : null);
        view.put("team_name", null);
        return view;
    }

    @Access(Permission.VAULT)
    @GetMapping
    Map<String, @Nullable Object> list(HttpServletRequest request) {
        return Pages.of(
                "connections",
                keeping.connections().stream()
                        .filter(one -> Bulk.named(one.id(), "connection_id_pattern", request))
                        .map(ConnectionRoutes::whole)
                        .toList(),
                Asked.of(request, V2Configuration.USUAL));
    }

    @Access(Permission.VAULT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@RequestBody Body body) {
        return whole(keeping.add(body.connection()));
    }

    @Access(Permission.VAULT)
    @PostMapping("/test")
    Map<String, @Nullable Object> test(@RequestBody Body body) {
        var tried = keeping.test(body.connection());
        return Keys.of("status", tried.answers(), "message", tried.message());
    }

    @Access(Permission.VAULT)
    @GetMapping("/{id}")
    Map<String, @Nullable Object> show(@PathVariable String id) {
        return whole(keeping.connection(id));
    }

    @Access(Permission.VAULT)
    @PatchMapping("/{id}")
    Map<String, @Nullable Object> change(
            @PathVariable String id, @RequestBody Body body, HttpServletRequest request) {
        var mask = Asked.of(request, V2Configuration.USUAL).texts("update_mask");
        return whole(keeping.change(id, body.connection(), mask));
    }

    @Access(Permission.VAULT)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        keeping.removeConnection(id);
        return ResponseEntity.noContent().build();
    }
}
