package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.Asked;
import dev.onggi.server.airflow.Keeping;
import dev.onggi.server.airflow.Keeping.VariableBody;
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

/// Variables; their values go in only.
@RestController
@RequestMapping(V2Configuration.BASE + "/variables")
public final class VariableRoutes {
    private final Keeping keeping;

    VariableRoutes(Keeping keeping) {
        this.keeping = keeping;
    }

    /// A variable; a value that is no text is kept as its JSON.
    record Body(
            @Nullable String key,
            @Nullable Object value,
            @Nullable String description,
            @Nullable String teamName) {
        VariableBody variable() {
            return new VariableBody(key, Bulk.text(value), description);
        }
    }

    /// Changes several variables.
    @Access(Permission.VAULT)
    @PatchMapping
    Map<String, @Nullable Object> bulk(@RequestBody Bulk bulk) {
        return bulk.run(
                "key",
                new Bulk.Doing() {
                    @Override
                    public void add(Map<String, @Nullable Object> entity) {
                        keeping.add(variable(entity));
                    }

                    @Override
                    public void change(
                            String name, Map<String, @Nullable Object> entity, List<String> mask) {
                        keeping.change(name, variable(entity), mask);
                    }

                    @Override
                    public void remove(String name) {
                        keeping.removeVariable(name);
                    }
                });
    }

    private static VariableBody variable(Map<String, @Nullable Object> entity) {
        return new VariableBody(
                Bulk.text(entity.get("key")),
                Bulk.text(entity.get("value")),
                Bulk.text(entity.get("description")));
    }

    private static Map<String, @Nullable Object> view(Vault.Variable variable) {
        return Keys.of(
                "key",
                variable.key(),
                "value",
                Keeping.HIDDEN,
                "description",
                variable.description(),
                "is_encrypted",
                true,
                "team_name",
                null);
    }

    @Access(Permission.VAULT)
    @GetMapping
    Map<String, @Nullable Object> list(HttpServletRequest request) {
        return Pages.of(
                "variables",
                keeping.variables().stream()
                        .filter(one -> Bulk.named(one.key(), "variable_key_pattern", request))
                        .map(VariableRoutes::view)
                        .toList(),
                Asked.of(request, V2Configuration.USUAL));
    }

    @Access(Permission.VAULT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@RequestBody Body body) {
        return view(keeping.add(body.variable()));
    }

    @Access(Permission.VAULT)
    @GetMapping("/{key}")
    Map<String, @Nullable Object> show(@PathVariable String key) {
        return view(keeping.variable(key));
    }

    @Access(Permission.VAULT)
    @PatchMapping("/{key}")
    Map<String, @Nullable Object> change(
            @PathVariable String key, @RequestBody Body body, HttpServletRequest request) {
        var mask = Asked.of(request, V2Configuration.USUAL).texts("update_mask");
        return view(keeping.change(key, body.variable(), mask));
    }

    @Access(Permission.VAULT)
    @DeleteMapping("/{key}")
    ResponseEntity<Void> remove(@PathVariable String key) {
        keeping.removeVariable(key);
        return ResponseEntity.noContent().build();
    }
}
