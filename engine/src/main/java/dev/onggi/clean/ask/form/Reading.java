package dev.onggi.clean.ask.form;

import java.util.Map;

/// What an answer brought.
///
/// @param good answers by item id, as [Answer]s
/// @param bad what is wrong, by item id, in words that a model or a person understands
public record Reading(Map<String, Answer> good, Map<String, String> bad) {}
