package dev.onggi.vault;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kept connection in the form in which `onggi.yaml` would have it: host, port and schema make a
/// URL where the type is a database's, and the keys of `extra` stand beside the others.
final class StoredForm {
    private static final Map<String, String> TYPES =
            Map.of("postgres", "postgresql", "mssql", "sqlserver");
    private static final Map<String, String> URLS =
            Map.of(
                    "postgresql", "jdbc:postgresql://",
                    "mysql", "jdbc:mysql://",
                    "mariadb", "jdbc:mariadb://");

    private StoredForm() {}

    static Map<String, @Nullable Object> of(
            String type,
            Map<String, @Nullable Object> shown,
            Map<String, @Nullable Object> secret) {
        var named = TYPES.getOrDefault(type, type);
        var form = new LinkedHashMap<String, @Nullable Object>();
        form.put("type", named);
        url(named, shown, form);
        if (shown.get("login") != null) {
            form.put("user", shown.get("login"));
        }
        if (secret.get("password") != null) {
            form.put("password", secret.get("password"));
        }
        if (secret.get("extra") instanceof String extra && extra.strip().startsWith("{")) {
            form.putAll(Vault.map(extra));
        }
        return form;
    }

    private static void url(
            String type, Map<String, @Nullable Object> shown, Map<String, @Nullable Object> form) {
        if (!(shown.get("host") instanceof String host) || host.isEmpty()) {
            return;
        }
        var place = shown.get("port") == null ? host : host + ":" + shown.get("port");
        var jdbc = URLS.get(type);
        if (jdbc != null) {
            var schema = shown.get("schema");
            form.put("url", jdbc + place + "/" + (schema == null ? "" : schema));
        } else {
            form.put("url", host.contains("://") ? place : "https://" + place);
        }
    }
}
