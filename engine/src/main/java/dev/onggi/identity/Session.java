package dev.onggi.identity;

import java.time.Instant;

/// A person who is signed in.
///
/// @param account who
/// @param csrf what a page must send along with every change, so that other sites cannot
/// @param createdAt since when
/// @param expiresAt until when at the latest
public record Session(String account, String csrf, Instant createdAt, Instant expiresAt) {}
