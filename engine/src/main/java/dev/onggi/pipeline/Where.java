package dev.onggi.pipeline;

/// The part of a pipeline that a problem is told of.
///
/// @param kind a word of the catalogue, such as `step`
/// @param name the name of the step or pipeline
record Where(String kind, String name) {
    static Where step(String name) {
        return new Where("step", name);
    }

    Where within(String kind) {
        return new Where(kind, name);
    }
}
