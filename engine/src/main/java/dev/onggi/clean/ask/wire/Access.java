package dev.onggi.clean.ask.wire;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Scalar;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts together an address and a key from a stored connection, the environment, and what is usual
/// at the provider.
final class Access {
    private final Workspace workspace;
    private final @Nullable Scalar connection;
    private final Place place;
    private final Map<String, @Nullable Object> stored;

    /// @param connection the setting that names a connection, or null
    /// @param place of the model's name
    Access(Workspace workspace, @Nullable Scalar connection, Place place) {
        this.workspace = workspace;
        this.connection = connection;
        this.place = place;
        this.stored = connection == null ? Map.of() : stored(connection);
    }

    private Map<String, @Nullable Object> stored(Scalar name) {
        return workspace
                .connection(name.text())
                .orElseThrow(() ->
                        OnggiException.at(
                                name.place(),
                                WorkspaceProblem.UNKNOWN_CONNECTION,
                                name.text(),
                                NearestName.of(name.text(), connections()).orElse("")));
    }

    private Set<String> connections() {
        return workspace
                .setting("connections")
                .filter(YamlNode.Entries.class::isInstance)
                .map(node -> ((YamlNode.Entries) node).entries().keySet())
                .orElse(Set.of());
    }

    /// The provider by the connection's type where it has one: `openai:gpt-4o` over a connection of
    /// type azure is asked at Azure.
    Provider provider(Provider named) {
        var type = text("type");
        if (type.isEmpty()) {
            return named;
        }
        var served = Provider.of(type).orElse(null);
        boolean fits =
                served != null && (served == Provider.ANTHROPIC) == (named == Provider.ANTHROPIC);
        if (served == null || !fits) {
            throw OnggiException.at(
                    connection == null ? place : connection.place(),
                    ModelProblem.WRONG_CONNECTION,
                    connection == null ? "" : connection.text(),
                    type,
                    String.join(", ", Provider.types()));
        }
        return served;
    }

    /// The address: the name's own, the connection's, or the provider's usual one.
    Endpoint endpoint(Provider provider, @Nullable URI base) {
        var written = base != null ? base.toString() : text("url");
        var address = address(written.isEmpty() ? provider.base() : written, provider);
        var bare = new Endpoint(address, ApiKey.NONE);
        var key = text("api_key");
        if (key.isEmpty() && (written.isEmpty() || provider.needsKey(bare))) {
            key = workspace.secrets().get(provider.variable()).orElse("");
        }
        if (key.isBlank() && provider.needsKey(bare)) {
            throw OnggiException.at(
                    place, ModelProblem.KEY_MISSING, provider.variable(), name(provider));
        }
        return key.isBlank() ? bare : new Endpoint(address, new ApiKey(provider.form(), key));
    }

    private URI address(String written, Provider provider) {
        try {
            var address = URI.create(written);
            var scheme = address.getScheme();
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && ("http".equals(scheme) || "https".equals(scheme))) {
                return provider == Provider.ANTHROPIC ? unversioned(address) : address;
            }
        } catch (IllegalArgumentException e) {
            // told below with the others
        }
        throw OnggiException.at(place, ModelProblem.WRONG_ADDRESS, written, name(provider));
    }

    /// Both `https://host` and `https://host/v1` are written for Anthropic.
    private static URI unversioned(URI address) {
        return URI.create(address.toString().replaceFirst("/v1/?$", ""));
    }

    private static String name(Provider provider) {
        return provider.name().toLowerCase(java.util.Locale.ROOT);
    }

    private String text(String key) {
        var value = stored.get(key);
        return value == null ? "" : value.toString().strip();
    }
}
