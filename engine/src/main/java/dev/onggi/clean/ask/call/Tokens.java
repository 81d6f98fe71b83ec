package dev.onggi.clean.ask.call;

/// The size of a call before it is made.
///
/// @param input tokens sent
/// @param output tokens that may come back
public record Tokens(long input, long output) {}
