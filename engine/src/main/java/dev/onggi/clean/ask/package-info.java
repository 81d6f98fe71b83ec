/// Asking language models about values: each distinct value once, many in a request, every answer
/// paid for at most once and none given to another value.
///
/// Everything here lives on one event loop and tells the time by its clock, so that a night of
/// asking can be simulated in seconds. [dev.onggi.clean.ask.Asker] is one run's asking: it takes
/// questions, makes batches of them, and hands on answers and rejections. Money, pace and memory
/// are in the packages below.
@NullMarked
package dev.onggi.clean.ask;

import org.jspecify.annotations.NullMarked;
