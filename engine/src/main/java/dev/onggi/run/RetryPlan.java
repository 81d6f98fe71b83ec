package dev.onggi.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which steps of a run will be repeated, and why; which are kept.
///
/// @param run its id
/// @param pipeline its pipeline
/// @param round how often it was repeated already
/// @param definition the version of its pipeline that it goes on with
/// @param request what was asked
/// @param params the parameters with which it goes on
/// @param steps every step that the run has, in order
public record RetryPlan(
        String run,
        String pipeline,
        int round,
        Definitions.Defined definition,
        RetryRequest request,
        Map<String, String> params,
        List<Fate> steps) {

    /// What becomes of a step.
    ///
    /// @param step its name
    /// @param uses its kind
    /// @param why why it is repeated, or that it is kept
    /// @param other the step, file or state that is the reason, or an empty text
    /// @param changes what is another one than when the step ended well
    public record Fate(String step, String uses, Why why, String other, List<Change> changes) {
        /// Whether the step is repeated.
        ///
        /// @return false where its result stays
        public boolean repeated() {
            return why != Why.KEPT;
        }

        /// The reason for logs.
        String written() {
            var what = changes.stream().map(Change::toString).collect(Collectors.joining(", "));
            return (why.name().toLowerCase(java.util.Locale.ROOT) + " " + other + what).strip();
        }
    }

    /// Why a step is repeated.
    public enum Why {
        /// It is not: what it made stays.
        KEPT,
        /// Somebody asked for it.
        ASKED,
        /// It did not end well.
        STATE,
        /// It has never ended in this run.
        OPEN,
        /// Something that its result depends on is another one.
        CHANGED,
        /// A step before it is repeated.
        AFTER,
        /// The file of its result is gone.
        GONE
    }

    /// The steps that are repeated.
    ///
    /// @return in order; none where nothing is to be done
    public Set<String> repeated() {
        return steps.stream()
                .filter(Fate::repeated)
                .map(Fate::step)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether there is nothing to repeat.
    ///
    /// @return true where every step is kept
    public boolean nothing() {
        return steps.stream().noneMatch(Fate::repeated);
    }
}
