package dev.onggi.workspace;

import dev.onggi.problem.Language;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A workspace with the settings of one environment.
final class FolderWorkspace implements Workspace {
    private static final List<String> SECRET_KEYS =
            List.of(
                    "password",
                    "passwd",
                    "secret",
                    "token",
                    "api_key",
                    "access_key",
                    "private_key");

    private static final String STORE = "store";
    private static final Pattern WHOLE = Pattern.compile("\\$\\{[^{}]*}");

    private final Path root;
    private final String environment;
    private final Entries settings;
    private final EnvironmentSecrets secrets;
    private final ZoneId zone;
    private final Language language;
    private volatile Kept kept = Kept.NOTHING;

    FolderWorkspace(Path root, String environment, Entries settings, EnvironmentSecrets secrets) {
        this.root = root;
        this.environment = environment;
        this.settings = settings;
        this.secrets = secrets;
        this.zone = text("timezone").map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        this.language =
                Language.of(
                        text("language")
                                .or(() -> variable("ONGGI_LOCALE"))
                                .or(() -> variable("LC_ALL"))
                                .or(() -> variable("LC_MESSAGES"))
                                .or(() -> variable("LANG"))
                                .orElse("en"));
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public String environment() {
        return environment;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Language language() {
        return language;
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> connection(String name) {
        if (!(settings.get("connections") instanceof Entries connections)
                || !(connections.get(name) instanceof Entries connection)) {
            return kept.connection(name).map(this::hidden);
        }
        hideSecrets(connection);
        return Optional.of(((Entries) filled(connection)).plain());
    }

    @Override
    public Optional<YamlNode> setting(String path) {
        var written = written(path);
        if (path.equals(STORE)) {
            return written.map(this::store);
        }
        if (written.filter(References::in).isEmpty()) {
            return written;
        }
        return Optional.of(checked(path, filled(written.get())));
    }

    /// The address of the store. A variable that stands in the middle of it, such as the password,
    /// may hold any characters; the password is hidden, however it came.
    private YamlNode store(YamlNode written) {
        boolean whole = WHOLE.matcher(((YamlNode.Scalar) written).text()).matches();
        var filled = filled(written, whole ? UnaryOperator.identity() : StoreUrl::encoded);
        var address = (YamlNode.Scalar) checked(STORE, filled);
        secrets.hide(StoreUrl.parse(address.text(), address.place()).password());
        return address;
    }

    private YamlNode checked(String path, YamlNode filled) {
        var problems = new Problems();
        Settings.of(path).ifPresent(setting -> new SettingCheck(setting, problems).check(filled));
        try {
            problems.throwIfAny();
        } catch (OnggiException e) {
            throw secrets.mask(e);
        }
        return filled;
    }

    @Override
    public Optional<YamlNode> written(String path) {
        YamlNode node = settings;
        for (var key : path.split("\\.")) {
            node = node instanceof Entries entries ? entries.get(key) : null;
        }
        return Optional.ofNullable(node);
    }

    private YamlNode filled(YamlNode node) {
        return filled(node, UnaryOperator.identity());
    }

    private YamlNode filled(YamlNode node, UnaryOperator<String> written) {
        var problems = new Problems();
        var filled =
                References.fill(
                        node,
                        (name, place) -> {
                            var value = variable(name, place, problems);
                            return value == null ? null : written.apply(value);
                        });
        problems.throwIfAny();
        return filled;
    }

    private @Nullable String variable(String reference, Place place, Problems problems) {
        var name = reference.substring("env.".length());
        var value = secrets.get(name);
        if (value.isEmpty()) {
            problems.add(
                    place,
                    WorkspaceProblem.MISSING_VARIABLE,
                    name,
                    NearestName.of(name, secrets.names()).orElse(""),
                    "");
        }
        return value.orElse(null);
    }

    private Optional<String> variable(String name) {
        return secrets.open(name).filter(value -> !value.isEmpty());
    }

    @Override
    public void lookIn(Kept elsewhere) {
        this.kept = elsewhere;
        secrets.lookIn(elsewhere);
    }

    private Map<String, @Nullable Object> hidden(Map<String, @Nullable Object> connection) {
        connection.forEach((key, value) -> {
            var lower = key.toLowerCase(Locale.ROOT);
            if (value != null && SECRET_KEYS.stream().anyMatch(lower::contains)) {
                secrets.hide(value.toString());
            }
        });
        return connection;
    }

    private void hideSecrets(Entries connection) {
        connection
                .entries()
                .forEach((key, entry) -> {
                    var lower = key.toLowerCase(Locale.ROOT);
                    if (entry.value() instanceof YamlNode.Scalar scalar
                            && !References.in(scalar)
                            && SECRET_KEYS.stream().anyMatch(lower::contains)) {
                        secrets.hide(scalar.text());
                    } else if (entry.value() instanceof Entries inner) {
                        hideSecrets(inner);
                    }
                });
    }
}
