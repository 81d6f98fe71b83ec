package dev.onggi.workspace;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens workspaces.
public final class Workspaces {
    /// The file that makes a folder a workspace.
    public static final String SETTINGS_FILE = "onggi.yaml";

    /// The environment of a workspace that declares none.
    public static final String ONLY_ENVIRONMENT = "default";

    private static final String DOT_ENV = ".env";
    private static final String VARIABLE = "ONGGI_ENV";

    private Workspaces() {}

    /// The nearest folder with an `onggi.yaml`, from a folder upwards.
    ///
    /// @param from where to begin
    /// @return the workspace's folder, or empty
    public static Optional<Path> find(Path from) {
        for (var folder = from.toAbsolutePath().normalize();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(SETTINGS_FILE))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /// Opens the workspace that a folder lies in.
    ///
    /// @param from the folder, or one inside the workspace
    /// @param asked the environment that was asked for, or null for that of ONGGI_ENV, else the
    ///   first one
    /// @param variables the process's environment
    /// @return the workspace
    /// @throws OnggiException with everything that is wrong with its settings and `.env`
    public static Workspace open(Path from, @Nullable String asked, Map<String, String> variables) {
        var looked = look(from, asked, variables);
        if (!looked.problems().isEmpty()) {
            throw new OnggiException(looked.problems());
        }
        return looked.workspace();
    }

    /// A workspace as far as it can be read.
    ///
    /// @param workspace without the settings that are wrong
    /// @param problems everything that is wrong with `onggi.yaml` and `.env`
    /// @param named whether the names of all connections and models are known
    public record Looked(Workspace workspace, List<Problem> problems, boolean named) {}

    /// Opens the workspace that a folder lies in, whatever is wrong with its settings.
    ///
    /// @param from the folder, or one inside the workspace
    /// @param asked the environment that was asked for, or null for that of ONGGI_ENV, else the
    ///   first one
    /// @param variables the process's environment
    /// @return the workspace, and what is wrong with its settings and `.env`
    /// @throws OnggiException where there is none
    public static Looked look(Path from, @Nullable String asked, Map<String, String> variables) {
        if (!Files.isDirectory(from)) {
            throw OnggiException.of(WorkspaceProblem.NO_FOLDER, from);
        }
        var root =
                find(from)
                        .orElseThrow(() ->
                                OnggiException.of(
                                        WorkspaceProblem.NO_WORKSPACE,
                                        from.toAbsolutePath().normalize()));
        var problems = new Problems();
        var read = YamlReader.readMap(root.resolve(SETTINGS_FILE), SETTINGS_FILE, problems);
        read.ifPresent(entries -> new SettingsCheck(problems).check(entries));
        var settings = read.orElse(new Entries(Map.of(), Place.of(SETTINGS_FILE)));
        var sound = SoundSettings.of(settings, problems.found());
        var dotEnv = DotEnv.read(root.resolve(DOT_ENV), DOT_ENV, problems);
        var secrets = new EnvironmentSecrets(variables, dotEnv);
        var wrong = new Problems();
        var chosen = choose(settings, asked, secrets, wrong);
        wrong.found().forEach(problems::add);
        var workspace = workspace(root, chosen, overlaid(sound, chosen), secrets, problems);
        return new Looked(workspace, problems.found(), read.isPresent() && wrong.found().isEmpty());
    }

    /// The workspace, by the system's time zone and language where it names variables for them that
    /// are not there.
    private static Workspace workspace(
            Path root,
            String environment,
            Entries settings,
            EnvironmentSecrets secrets,
            Problems problems) {
        try {
            return new FolderWorkspace(root, environment, settings, secrets);
        } catch (OnggiException e) {
            e.problems().forEach(problems::add);
            var rest = new LinkedHashMap<>(settings.entries());
            rest.keySet().removeAll(Set.of("timezone", "language"));
            return new FolderWorkspace(
                    root, environment, new Entries(rest, settings.place()), secrets);
        }
    }

    /// The absence of a workspace: the system's time zone and language, and no settings.
    ///
    /// @param folder against which relative paths are read
    /// @param variables the process's environment
    /// @return a workspace without settings; its folder stays untouched
    public static Workspace none(Path folder, Map<String, String> variables) {
        return new FolderWorkspace(
                folder.toAbsolutePath().normalize(),
                ONLY_ENVIRONMENT,
                new Entries(Map.of(), Place.of(SETTINGS_FILE)),
                new EnvironmentSecrets(variables, Map.of()));
    }

    private static String choose(
            Entries settings,
            @Nullable String asked,
            EnvironmentSecrets secrets,
            Problems problems) {
        var known =
                settings.get("environments") instanceof Entries environments
                        ? environments.entries().keySet()
                        : Set.<String>of();
        var byVariable = secrets.open(VARIABLE).filter(name -> !name.isEmpty());
        var name = asked == null ? byVariable.orElse(null) : asked;
        if (name == null) {
            return known.stream().findFirst().orElse(ONLY_ENVIRONMENT);
        }
        if (known.isEmpty() && !name.equals(ONLY_ENVIRONMENT)) {
            problems.add(null, WorkspaceProblem.NO_ENVIRONMENTS, name, origin(asked));
        } else if (!known.isEmpty() && !known.contains(name)) {
            problems.add(
                    null,
                    WorkspaceProblem.UNKNOWN_ENVIRONMENT,
                    name,
                    origin(asked),
                    NearestName.of(name, known).orElse(""),
                    String.join(", ", known));
        }
        return name;
    }

    private static String origin(@Nullable String asked) {
        return asked == null ? VARIABLE : "--env";
    }

    private static Entries overlaid(Entries settings, String environment) {
        YamlNode overlay =
                settings.get("environments") instanceof Entries environments
                        ? environments.get(environment)
                        : null;
        return overlay instanceof Entries over ? Overlay.merge(settings, over) : settings;
    }
}
