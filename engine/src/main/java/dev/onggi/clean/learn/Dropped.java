package dev.onggi.clean.learn;

import dev.onggi.rule.kind.Bilingual;

/// A written rule, or a part of it, that did not stand its tests.
///
/// @param rule as it was written
/// @param reason why it is not used
public record Dropped(WrittenRule rule, Bilingual reason) {}
