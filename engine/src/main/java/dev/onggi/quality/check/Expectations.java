package dev.onggi.quality.check;

import java.util.List;

/// The expectations of a step or a task.
///
/// @param checks what is checked, in order
/// @param sentences plain sentences, which are for a model; empty for a step
public record Expectations(List<Expectation> checks, List<String> sentences) {}
