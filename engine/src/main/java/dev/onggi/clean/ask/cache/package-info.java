/// Answers that were given before, by what was asked.
///
/// The cache is a convenience: the journal holds every answer too, and fills a cache that was lost
/// ([dev.onggi.clean.ask.journal.Recovery#answers]).
@NullMarked
package dev.onggi.clean.ask.cache;

import org.jspecify.annotations.NullMarked;
