package dev.onggi.clean.ask.form;

import org.jspecify.annotations.Nullable;

/// A question on its way in a request.
///
/// @param id by which the model knows it: random, short, new in each request
/// @param question what is asked
/// @param complaint what was wrong with the last answer to it, or null
public record AskedItem(String id, Question question, @Nullable String complaint) {}
