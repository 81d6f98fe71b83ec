/// How values are put to a model and how its answers are read: pure functions between values, a
/// request's text and an answer's text.
///
/// Values travel only as JSON items with random short ids and a nonce, never inside the
/// instructions; an answer can reach the cells of its own item and nothing else.
@NullMarked
package dev.onggi.clean.ask.form;

import org.jspecify.annotations.NullMarked;
