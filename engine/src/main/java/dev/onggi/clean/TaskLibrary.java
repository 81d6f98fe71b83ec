package dev.onggi.clean;

import dev.onggi.clean.CleaningTask.OfTable;
import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problems;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.CoreSchema;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The cleaning tasks of a workspace, found by their `task_name` or their file's name with or
/// without its ending. `x.rules.yaml` is no task: its rules follow those of `x.yaml`.
public final class TaskLibrary {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final Map<String, CleaningTask> byName = new TreeMap<>();
    private final Map<String, CleaningTask> byFile = new HashMap<>();
    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, Map<String, String>> contents = new HashMap<>();

    private final Set<String> unread = new HashSet<>();

    private TaskLibrary() {}

    /// Reads every task of a workspace.
    ///
    /// @param workspace whose `resources/` are read
    /// @param problems where everything that is wrong is reported
    /// @return the tasks that could be read
    public static TaskLibrary read(Workspace workspace, Problems problems) {
        var library = new TaskLibrary();
        var folder = workspace.root().resolve("resources");
        for (var file : files(folder)) {
            library.add(workspace, file, problems);
        }
        return library;
    }

    /// Reads one task or `--schema` file.
    ///
    /// @param file its path
    /// @param shown its name for people
    /// @param problems where everything that is wrong is reported
    /// @return the task, or empty where it is no map
    public static Optional<CleaningTask> readFile(Path file, String shown, Problems problems) {
        var stem = stem(file);
        return YamlReader.readMap(file, shown, problems)
                .map(map ->
                        withRules(new TaskReader(problems).read(map, stem), file, shown, problems));
    }

    /// What the files of a task held when they were read.
    ///
    /// @param task one of this library
    /// @return what they say, without comments, by the files' names
    public Map<String, String> contents(CleaningTask task) {
        return contents.getOrDefault(task.place().file(), Map.of());
    }

    private static Map<String, String> contents(Workspace workspace, Path file, Problems problems) {
        var contents = new LinkedHashMap<String, String>();
        for (var part : List.of(file, rulesBeside(file))) {
            if (Files.exists(part)) {
                var shown = workspace.display(part);
                YamlReader.readMap(part, shown, problems)
                        .ifPresent(map -> contents.put(shown, map.plain().toString()));
            }
        }
        return contents;
    }

    private static Path rulesBeside(Path file) {
        return file.resolveSibling(stem(file) + ".rules.yaml");
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var list = Files.walk(folder)) {
            return list.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .filter(file -> !stem(file).endsWith(".rules"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw OnggiException.because(
                    e, dev.onggi.data.DataProblem.UNREADABLE, folder, e.getMessage());
        }
    }

    private void add(Workspace workspace, Path file, Problems problems) {
        var read = readFile(file, workspace.display(file), problems);
        if (read.isEmpty()) {
            unread.add(stem(file));
            unread.add(String.valueOf(file.getFileName()));
            return;
        }
        var task = read.get();
        var other = byName.putIfAbsent(task.name(), task);
        if (other != null) {
            problems.add(
                    task.place(),
                    CleanProblem.TASK_TWICE,
                    task.name(),
                    other.place().file(),
                    task.place().file());
        }
        files.put(task.place().file(), file);
        contents.put(task.place().file(), contents(workspace, file, problems));
        byFile.put(stem(file), task);
        byFile.put(String.valueOf(file.getFileName()), task);
    }

    /// A task by `task_name`, or by file with or without its ending.
    ///
    /// @param name as written at the step
    /// @return the task, or empty
    public Optional<CleaningTask> find(String name) {
        var task = byName.get(name);
        return Optional.ofNullable(task != null ? task : byFile.get(name));
    }

    /// Whether a name is that of a file that could not be read as a task.
    ///
    /// @param name as written at the step
    /// @return true where the file is told of already
    public boolean isUnread(String name) {
        return unread.contains(name) && find(name).isEmpty();
    }

    /// A task that must be there.
    ///
    /// @param name as written at the step
    /// @param place where it was written, or null
    /// @return the task
    public CleaningTask require(String name, @Nullable Place place) {
        return find(name)
                .orElseThrow(() ->
                        OnggiException.at(
                                place,
                                CleanProblem.NO_SUCH_TASK,
                                name,
                                NearestName.of(name, byName.keySet())
                                        .map(n -> "; did you mean `" + n + "`?")
                                        .orElse("")));
    }

    /// A task with other values of some of its keys; asked of another model, it has no fallbacks.
    ///
    /// @param task one of this library
    /// @param settings values by key, such as `temperature`
    /// @param problems where everything that is wrong with them is reported
    /// @return the task as if its file said so
    public CleaningTask variant(
            CleaningTask task, Map<String, String> settings, Problems problems) {
        var file = files.get(task.place().file());
        if (settings.isEmpty() || file == null) {
            return task;
        }
        var shown = task.place().file();
        return YamlReader.readMap(file, shown, problems)
                .map(map -> new TaskReader(problems).read(changed(map, settings), stem(file)))
                .map(read -> withRules(read, file, shown, problems))
                .orElse(task);
    }

    private static YamlNode.Entries changed(YamlNode.Entries map, Map<String, String> settings) {
        var entries = new LinkedHashMap<>(map.entries());
        settings.forEach((key, text) -> {
            var place = Place.of(key + "=" + text);
            var value = new YamlNode.Scalar(text, CoreSchema.value(text), place);
            entries.put(key, new YamlNode.Entry(place, value));
        });
        if (settings.containsKey("model")) {
            entries.remove("fallback_models");
            nested(entries);
        }
        return new YamlNode.Entries(entries, map.place());
    }

    private static void nested(Map<String, YamlNode.Entry> entries) {
        var config = entries.get("llm_config");
        if (config != null && config.value() instanceof YamlNode.Entries nested) {
            var left = new LinkedHashMap<>(nested.entries());
            left.remove("fallback_models");
            entries.put(
                    "llm_config",
                    new YamlNode.Entry(
                            config.keyPlace(), new YamlNode.Entries(left, nested.place())));
        }
    }

    /// Finds what is wrong with the rules of every task.
    ///
    /// @param catalogue the rules that can be named
    /// @param problems where to report
    public void validate(RuleCatalogue catalogue, Problems problems) {
        var planner = new Planner(catalogue);
        byName.values().forEach(task -> planner.validate(task, problems));
    }

    /// The keys that a task may have.
    ///
    /// @return in the order of the reference page
    public static List<String> keys() {
        return TaskReader.KEYS;
    }

    /// The names of all tasks.
    ///
    /// @return in order
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    private static CleaningTask withRules(
            CleaningTask task, Path file, String shown, Problems problems) {
        var beside = rulesBeside(file);
        if (!Files.exists(beside)) {
            return task;
        }
        var shownBeside =
                shown.replace(
                        String.valueOf(file.getFileName()), String.valueOf(beside.getFileName()));
        var rules = new ArrayList<YamlNode>(task.rules());
        var repairs = new ArrayList<YamlNode>(task.table().repairs());
        var learnt = YamlReader.readMap(beside, shownBeside, problems);
        learnt.ifPresent(map -> {
            add(map, "rules", rules, problems);
            add(map, "repairs", repairs, problems);
        });
        return new CleaningTask(
                task.name(),
                task.place(),
                task.mode(),
                task.columns(),
                List.copyOf(rules),
                task.asks(),
                task.validation(),
                new OfTable(
                        List.copyOf(repairs),
                        task.table().reported(),
                        learnt.map(TaskReader::profile).orElse(task.table().profile())));
    }

    private static void add(
            YamlNode.Entries map, String key, List<YamlNode> into, Problems problems) {
        switch (map.get(key)) {
            case null -> {}
            case YamlNode.Items items -> into.addAll(items.items());
            case YamlNode.Scalar none when none.value() == null -> {}
            case YamlNode other ->
                    problems.add(
                            other.place(),
                            CleanProblem.WRONG_VALUE,
                            key,
                            "is a list of rules",
                            "규칙의 목록을 적습니다");
        }
    }

    private static String stem(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }
}
