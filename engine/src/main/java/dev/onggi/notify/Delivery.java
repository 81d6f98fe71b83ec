package dev.onggi.notify;

import java.time.Instant;

/// A message on its way to one channel.
///
/// @param id the same at each try
/// @param channel who is told
/// @param attempts tries that have begun
/// @param createdAt when its notices were put together
/// @param dueAt when it is tried next
record Delivery(String id, Channel channel, int attempts, Instant createdAt, Instant dueAt) {}
