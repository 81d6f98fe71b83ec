package dev.onggi.collect;

import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Source;
import dev.onggi.step.Step;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import dev.onggi.workspace.Workspace;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/// A kind of collect step: a [Source] in the frame that all of them share.
public final class CollectStepType implements StepType {
    private final String name;
    private final String description;
    private final Supplier<? extends Source> source;
    private final List<Setting> own;
    private final CollectWorld world;
    private final Map<String, String> code;

    /// A kind of collect step that reads plain numbers and ISO dates where types are declared.
    ///
    /// @param name the name behind `collect/`
    /// @param description one sentence for the reference page
    /// @param source makes a source for each try of each run
    public CollectStepType(String name, String description, Supplier<? extends Source> source) {
        this(name, description, source, CollectWorld.standard());
    }

    /// A kind of collect step with its own way to read cells of declared types.
    ///
    /// @param name the name behind `collect/`
    /// @param description one sentence for the reference page
    /// @param source makes a source for each try of each run
    /// @param parsers makes the parser of cells, in a workspace's time zone
    public CollectStepType(
            String name,
            String description,
            Supplier<? extends Source> source,
            Function<ZoneId, CellParser> parsers) {
        this(
                name,
                description,
                source,
                new CollectWorld(parsers, new Retry(new Random()), Sleeper::real));
    }

    CollectStepType(
            String name,
            String description,
            Supplier<? extends Source> source,
            CollectWorld world) {
        this(name, description, source, world, Map.of());
    }

    private CollectStepType(
            String name,
            String description,
            Supplier<? extends Source> source,
            CollectWorld world,
            Map<String, String> code) {
        this.name = name;
        this.description = description;
        this.source = source;
        this.own = source.get().settings();
        this.world = world;
        this.code = code;
    }

    /// The same kind, made of code that may change.
    ///
    /// @param place where the code lies, as people know it
    /// @param code the code, or a hash of it
    /// @return a copy
    public CollectStepType of(String place, String code) {
        return new CollectStepType(name, description, source, world, Map.of(place, code));
    }

    @Override
    public Map<String, String> dependsOn(StepSettings settings) {
        return code;
    }

    @Override
    public String uses() {
        return "collect/" + name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(own);
        for (var common : CollectSettings.COMMON) {
            if (own.stream().noneMatch(setting -> setting.name().equals(common.name()))) {
                all.add(common);
            }
        }
        return List.copyOf(all);
    }

    @Override
    public boolean takesAnyKey() {
        return own.isEmpty();
    }

    @Override
    public boolean reads() {
        return false;
    }

    @Override
    public boolean waits() {
        return !uses().equals("collect/file");
    }

    @Override
    public boolean triesAgainItself() {
        return true;
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {
        CollectSettings.validate(settings, problems);
        if (source.get() instanceof CheckedSource checked) {
            problems.collect(() -> checked.validate(settings, problems));
        }
    }

    @Override
    public void check(GivenSettings settings) throws Failure {
        source.get().check(settings);
    }

    @Override
    public void look(StepSettings settings, Workspace workspace, Problems notes) {
        if (source.get() instanceof CheckedSource checked) {
            checked.look(settings, workspace, notes);
        }
    }

    @Override
    public Step create(StepSettings settings) {
        return new CollectStep(settings, source, world);
    }
}
