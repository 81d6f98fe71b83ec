package dev.onggi.server.airflow.v1;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Keeping;
import dev.onggi.server.airflow.Keeping.ConnectionBody;
import dev.onggi.server.airflow.Keys;
import dev.onggi.server.airflow.Pages;
import dev.onggi.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Connections; their secrets go in only.
@RestController
@RequestMapping(V1Configuration.BASE + "/connections")
public final class ConnectionRoutes {
    private final Keeping keeping;

    ConnectionRoutes(Keeping keeping) {
        this.keeping = keeping;
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
        view.put("extra", connection.hidden().contains("extra") ? Keeping.HIDDEN : null);
        return view;
    }

    @Access(Permission.VAULT)
    @GetMapping
    Map<String, @Nullable Object> list(HttpServletRequest request) {
        return Pages.of(
                "connections",
                keeping.connections().stream().map(ConnectionRoutes::item).toList(),
                Asked.of(request, V1Configuration.USUAL));
    }

    @Access(Permission.VAULT)
    @PostMapping
    Map<String, @Nullable Object> add(@RequestBody ConnectionBody body) {
        return whole(keeping.add(body));
    }

    @Access(Permission.VAULT)
    @PostMapping("/test")
    Map<String, @Nullable Object> test(@RequestBody ConnectionBody body) {
        var tried = keeping.test(body);
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
            @PathVariable String id, @RequestBody ConnectionBody body, HttpServletRequest request) {
        var mask = Asked.of(request, V1Configuration.USUAL).texts("update_mask");
        return whole(keeping.change(id, body, mask));
    }

    @Access(Permission.VAULT)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        keeping.removeConnection(id);
        return ResponseEntity.noContent().build();
    }
}
