/// How questions go to providers of language models and replies come back: the formats of OpenAI
/// and Anthropic over HTTP, one question at a time or in batches.
///
/// Addresses of models come from the owner of the workspace (`onggi.yaml`), so that a server on
/// this machine is as good as any other: the list of refused addresses of `collect/http` is not
/// asked here. Redirects are not followed, and keys appear in no message.
@NullMarked
package dev.onggi.clean.ask.wire;

import org.jspecify.annotations.NullMarked;
