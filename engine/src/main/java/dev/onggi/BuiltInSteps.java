package dev.onggi;

import dev.onggi.clean.CleanStepType;
import dev.onggi.clean.TaskLibrary;
import dev.onggi.clean.ask.Asking;
import dev.onggi.collect.CellParser;
import dev.onggi.collect.CollectStepType;
import dev.onggi.collect.command.CommandSource;
import dev.onggi.collect.dropin.DropIns;
import dev.onggi.collect.file.FileSource;
import dev.onggi.collect.http.AddressGuard;
import dev.onggi.collect.http.HttpSource;
import dev.onggi.data.BatchReader;
import dev.onggi.data.csv.CsvFile;
import dev.onggi.data.csv.CsvOptions;
import dev.onggi.problem.Problems;
import dev.onggi.quality.TypeTests;
import dev.onggi.quality.check.CheckResults;
import dev.onggi.quality.check.CheckStepType;
import dev.onggi.quality.truth.TruthFiles;
import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.type.Reading;
import dev.onggi.rule.type.TypeReader;
import dev.onggi.save.SaveSteps;
import dev.onggi.spi.ColumnType;
import dev.onggi.spi.Source;
import dev.onggi.spi.SourceProvider;
import dev.onggi.sql.SqlStepType;
import dev.onggi.workspace.Workspace;
import dev.onggi.workspace.Workspaces;
import dev.onggi.yaml.YamlNode;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Makes the kinds of steps of a workspace.
final class BuiltInSteps {
    private final Workspace workspace;
    private final RuleCatalogue rules;
    private final Supplier<TaskLibrary> tasks;
    private final CheckResults results;
    private final Supplier<Asking> asking;

    BuiltInSteps(
            Workspace workspace,
            RuleCatalogue rules,
            Supplier<TaskLibrary> tasks,
            CheckResults results,
            Supplier<Asking> asking) {
        this.workspace = workspace;
        this.rules = rules;
        this.tasks = tasks;
        this.results = results;
        this.asking = asking;
    }

    /// All kinds: built in, brought by connectors, and dropped in.
    ///
    /// @param problems takes what is wrong with drop-ins
    StepCatalogue catalogue(Problems problems) {
        var catalogue = new StepCatalogue();
        var sources = new ArrayList<String>();
        for (var source : sources()) {
            catalogue.add(source);
            sources.add(source.uses().substring("collect/".length()));
        }
        // a folder that is no workspace may be anybody's: its code is not run
        if (Files.isRegularFile(workspace.root().resolve(Workspaces.SETTINGS_FILE))) {
            int before = problems.found().size();
            for (var dropIn : DropIns.load(workspace, sources, problems)) {
                catalogue.add(
                        collect(dropIn.name(), "A collector of this workspace.", dropIn.source())
                                .of("collectors/", dropIn.code()));
            }
            if (problems.found().size() > before) {
                DropIns.names(workspace).stream().map(BrokenCollector::new).forEach(catalogue::add);
            }
        }
        catalogue.add(
                new CheckStepType(new CheckStepType.Tools(TypeTests.strict(), truths(), results)));
        catalogue.add(
                new CleanStepType(
                        tasks, new CleanStepType.Tools(rules, truths(), results, asking)));
        catalogue.add(new SqlStepType());
        SaveSteps.all().forEach(catalogue::add);
        return catalogue;
    }

    private List<CollectStepType> sources() {
        var all = new ArrayList<CollectStepType>();
        all.add(
                collect(
                        "file",
                        "Reads files: CSV, Excel, JSON, XML, Parquet, text and HTML, packed or not.",
                        FileSource::new));
        all.add(
                collect(
                        "http",
                        "Fetches JSON or CSV over HTTP, page by page.",
                        () -> new HttpSource(() -> AddressGuard.of(workspace), new CsvBodies())));
        all.add(
                collect(
                        "command",
                        "Runs a program that writes JSON lines.",
                        () -> new CommandSource(commandsAllowed())));
        for (var provider : ServiceLoader.load(SourceProvider.class)) {
            all.add(collect(provider.name(), "Reads tables of a database.", provider::create));
        }
        return all;
    }

    private static CollectStepType collect(
            String name, String description, Supplier<? extends Source> source) {
        return new CollectStepType(name, description, source, BuiltInSteps::parser);
    }

    /// Reads cells of declared types by the rules' own readers.
    private static CellParser parser(ZoneId zone) {
        Map<ColumnType, TypeReader> readers = new ConcurrentHashMap<>();
        return (type, text) ->
                readers.computeIfAbsent(type, t -> TypeReader.of(t, null)).read(text)
                                instanceof Reading.Value(var value)
                        ? value
                        : null;
    }

    private boolean commandsAllowed() {
        return workspace
                .setting("command.allow")
                .map(node -> !(node instanceof YamlNode.Scalar s && s.text().equals("false")))
                .orElse(true);
    }

    /// Opens the truth tables that expectations name.
    TruthFiles truths() {
        return this::truth;
    }

    private BatchReader truth(String path) throws Exception {
        var file = workspace.resolve(path);
        return CsvFile.look(
                        () -> Files.newInputStream(file),
                        path,
                        CsvOptions.byLooking(CsvOptions.OnFlaw.STOP))
                .open();
    }
}
