package dev.onggi.event;

import java.util.Map;

/// The run that an event is about.
///
/// @param id such as `reviews_20260301_060000`
/// @param pipeline the pipeline's name
/// @param params the values of its parameters
public record RunRef(String id, String pipeline, Map<String, String> params) {}
