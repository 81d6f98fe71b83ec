package dev.onggi;

import dev.onggi.pipeline.StepTypes;
import dev.onggi.step.StepType;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The kinds of steps of a workspace by name, drop-ins included.
final class StepCatalogue implements StepTypes {
    private final Map<String, StepType> types = new LinkedHashMap<>();

    void add(StepType type) {
        types.putIfAbsent(type.uses(), type);
    }

    @Override
    public Optional<StepType> find(String uses) {
        return Optional.ofNullable(types.get(uses));
    }

    @Override
    public Collection<String> names() {
        return Collections.unmodifiableCollection(types.keySet());
    }

    Collection<StepType> all() {
        return Collections.unmodifiableCollection(types.values());
    }
}
