package dev.onggi;

import dev.onggi.problem.Problems;
import dev.onggi.spi.Setting;
import dev.onggi.step.Step;
import dev.onggi.step.StepSettings;
import dev.onggi.step.StepType;
import java.util.List;

/// A collector of the workspace that does not compile. Its own problem is told; pipelines that use
/// it are not blamed for it as well.
///
/// @param name the class's name, as its file has it
record BrokenCollector(String name) implements StepType {
    @Override
    public String uses() {
        return "collect/" + name;
    }

    @Override
    public String description() {
        return "A collector that does not compile.";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public boolean takesAnyKey() {
        return true;
    }

    @Override
    public boolean reads() {
        return false;
    }

    @Override
    public void validate(StepSettings settings, Problems problems) {
        // nothing is known of its keys
    }

    @Override
    public Step create(StepSettings settings) {
        throw new IllegalStateException(uses() + " does not compile");
    }
}
