package dev.onggi.clean.learn;

/// A rule as somebody wrote it, untested.
///
/// @param column for which it was written
/// @param rule in the rule language, as JSON or YAML
/// @param why one sentence of its writer; may be empty
public record WrittenRule(String column, String rule, String why) {}
