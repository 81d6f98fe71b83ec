package dev.onggi.rule;

import dev.onggi.rule.kind.Bilingual;
import org.jspecify.annotations.Nullable;

/// What is wrong with a definition of rules, and where.
///
/// @param path the place within the definitions, such as `rules[2].regex.pattern`
/// @param message what is wrong
/// @param hint what to do, with the nearest known name where one was misspelt; null where the
///   message says it all
public record RuleProblem(String path, Bilingual message, @Nullable Bilingual hint) {}
