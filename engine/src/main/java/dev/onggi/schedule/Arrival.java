package dev.onggi.schedule;

import java.util.List;

/// Data that a schedule has not seen before.
///
/// @param run the run that made it
/// @param items what is remembered of it so that it is not new again
/// @param triggers whether it brings a run about; samples and parts do not
record Arrival(String run, List<String> items, boolean triggers) {}
