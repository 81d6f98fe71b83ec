package dev.onggi.run;

import dev.onggi.problem.Problem;

/// A run or a step that waits.
///
/// @param run its run
/// @param step the step; an empty text for the run itself
/// @param reason why, as one sentence, with what can be done as its hint
public record Waiting(String run, String step, Problem reason) {}
