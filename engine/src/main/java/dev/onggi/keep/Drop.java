package dev.onggi.keep;

import java.time.Instant;

/// Something that may be dropped.
///
/// @param kind what it is
/// @param name the path of a file relative to the workspace, or a run's id
/// @param bytes of the disk that it takes, 0 for what is recorded
/// @param at how old it is
public record Drop(Kept kind, String name, long bytes, Instant at) {}
