package dev.onggi.notify;

import java.time.Instant;

/// What one event says, ready to be sent.
///
/// @param at when it happened
/// @param topic what later notices are joined with, such as `failed/reviews`
/// @param title one line
/// @param body lines of plain text
/// @param facts the same for programs, as a JSON object
record Notice(Instant at, String topic, String title, String body, String facts) {}
