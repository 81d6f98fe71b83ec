package dev.onggi.schedule;

import java.time.Instant;

/// What tells one state of a file from another without reading it.
///
/// @param bytes its length
/// @param modified when it was written, to the microsecond
record FileStamp(long bytes, Instant modified) {}
