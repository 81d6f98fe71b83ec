/// Collecting over HTTP: a client that connects to public addresses only, paging, and what an
/// answer's body becomes.
@NullMarked
package dev.onggi.collect.http;

import org.jspecify.annotations.NullMarked;
