/// A provider of language models that answers as it is told: over HTTP in the formats of OpenAI and
/// Anthropic, or without sockets under virtual time.
@NullMarked
package dev.onggi.testkit.model;

import org.jspecify.annotations.NullMarked;
