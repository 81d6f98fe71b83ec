package dev.onggi.server.airflow.v1;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Keeping;
import dev.onggi.server.airflow.Keeping.VariableBody;
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

/// Variables; their values go in only.
@RestController
@RequestMapping(V1Configuration.BASE + "/variables")
public final class VariableRoutes {
    private final Keeping keeping;

    VariableRoutes(Keeping keeping) {
        this.keeping = keeping;
    }

    private static Map<String, @Nullable Object> view(Vault.Variable variable) {
        return Keys.of(
                "key", variable.key(),
                "value", Keeping.HIDDEN,
                "description", variable.description());
    }

    @Access(Permission.VAULT)
    @GetMapping
    Map<String, @Nullable Object> list(HttpServletRequest request) {
        return Pages.of(
                "variables",
                keeping.variables().stream().map(VariableRoutes::view).toList(),
                Asked.of(request, V1Configuration.USUAL));
    }

    @Access(Permission.VAULT)
    @PostMapping
    Map<String, @Nullable Object> add(@RequestBody VariableBody body) {
        return view(keeping.add(body));
    }

    @Access(Permission.VAULT)
    @GetMapping("/{key}")
    Map<String, @Nullable Object> show(@PathVariable String key) {
        return view(keeping.variable(key));
    }

    @Access(Permission.VAULT)
    @PatchMapping("/{key}")
    Map<String, @Nullable Object> change(
            @PathVariable String key, @RequestBody VariableBody body, HttpServletRequest request) {
        var mask = Asked.of(request, V1Configuration.USUAL).texts("update_mask");
        return view(keeping.change(key, body, mask));
    }

    @Access(Permission.VAULT)
    @DeleteMapping("/{key}")
    ResponseEntity<Void> remove(@PathVariable String key) {
        keeping.removeVariable(key);
        return ResponseEntity.noContent().build();
    }
}
