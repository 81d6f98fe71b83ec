/// What models may cost and what they did cost.
///
/// [dev.onggi.clean.ask.budget.Budget] is nothing but a sum over the entries of the journal: the
/// same entries give the same sums, whether they come from a call that ends now or from a replay.
@NullMarked
package dev.onggi.clean.ask.budget;

import org.jspecify.annotations.NullMarked;
