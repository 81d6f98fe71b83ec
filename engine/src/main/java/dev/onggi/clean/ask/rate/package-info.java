/// When a call may be sent, and how many at once.
///
/// A call needs three permissions before it is sent: a place among those in flight
/// ([dev.onggi.clean.ask.rate.Concurrency]), a time ([dev.onggi.clean.ask.rate.RateLimit]), and an
/// endpoint that is not left alone ([dev.onggi.upstream.CircuitBreaker]). Nothing here waits or
/// holds a timer: everything lives on the event loop and answers from the instants it is given.
@NullMarked
package dev.onggi.clean.ask.rate;

import org.jspecify.annotations.NullMarked;
