package dev.onggi.step;

import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.spi.GivenSettings;
import dev.onggi.spi.Setting;
import dev.onggi.workspace.Workspace;
import java.util.List;
import java.util.Map;

/// A kind of step, named by `uses:`. The pipeline language sees steps only through this.
public interface StepType {
    /// The name behind `uses:`, such as `collect/file`.
    ///
    /// @return lower case but for drop-ins, which carry their class's name
    String uses();

    /// One sentence for the reference page.
    ///
    /// @return what a step of this kind does
    String description();

    /// The keys of this kind, those every step has left out.
    ///
    /// @return in the order of the reference page
    List<Setting> settings();

    /// Whether keys that [#settings] does not name are taken too.
    ///
    /// @return true for drop-ins that declare no settings
    default boolean takesAnyKey() {
        return false;
    }

    /// Whether a step of this kind reads the dataset of an earlier step.
    ///
    /// @return false for collect steps
    default boolean reads() {
        return true;
    }

    /// Whether the rows that a step of this kind hands on are made anew, so that none of them is
    /// one of those it read.
    ///
    /// @return true for queries
    default boolean makesRows() {
        return false;
    }

    /// Whether a step of this kind hands on the rows that it was given as they are, so that they
    /// can go on without it where somebody says so.
    ///
    /// @return true for checks
    default boolean passesOn() {
        return false;
    }

    /// Whether a step of this kind mostly waits for others, such as a server, so that many of them
    /// may go side by side.
    ///
    /// @return false where it mostly computes
    default boolean waits() {
        return false;
    }

    /// Whether a step of this kind tries again by itself, as often as [StepContext#attempts] says,
    /// because it knows better what to do between two tries. Exactly one layer repeats a step.
    ///
    /// @return false where the run does it
    default boolean triesAgainItself() {
        return false;
    }

    /// What the result of a step depends on beside its keys and what it reads: once one of these
    /// has another content, a step that has ended well is not taken as done any more.
    ///
    /// @param settings the step's keys with every `${...}` filled in
    /// @return contents by a name that people know, such as that of a file
    default Map<String, String> dependsOn(StepSettings settings) {
        return Map.of();
    }

    /// What a step of this kind does where a run is only estimated.
    ///
    /// @return [Rehearsal#WORKS] unless it is what costs or what writes for others
    default Rehearsal rehearsal() {
        return uses().startsWith("save/") ? Rehearsal.PASSES : Rehearsal.WORKS;
    }

    /// What a step does where a run is only estimated.
    enum Rehearsal {
        /// It tells what it would take; the run needs it and what it reads.
        ESTIMATES,
        /// It works as always, as far as an estimate needs it; nobody keeps what it makes.
        WORKS,
        /// It does nothing, and hands on what it was given.
        PASSES
    }

    /// Finds what is wrong beyond unknown keys and kinds of values, without touching the outside
    /// world.
    ///
    /// @param settings the step's keys; `${...}` may still stand in them
    /// @param problems where to report, with places
    void validate(StepSettings settings, Problems problems);

    /// Finds what whoever does the work would refuse, without touching the outside world.
    ///
    /// @param settings the step's keys and those of its connection, as written
    /// @throws Failure that says what is wrong
    default void check(GivenSettings settings) throws Failure {}

    /// Finds what is wrong with what a step is made of beside its keys, such as a file of the
    /// workspace that holds its query.
    ///
    /// @param settings the step's keys, as written; `${...}` may still stand in them
    /// @param workspace the folder
    /// @param problems where to report, with places
    default void inspect(StepSettings settings, Workspace workspace, Problems problems) {}

    /// Finds what a step would look for in the workspace and is not there now. That is no mistake,
    /// because it may come before the run.
    ///
    /// @param settings the step's keys, as written
    /// @param workspace the folder
    /// @param notes where to tell it, with places
    default void look(StepSettings settings, Workspace workspace, Problems notes) {}

    /// Makes a step that is ready to run.
    ///
    /// @param settings the step's keys with every `${...}` filled in
    /// @return a new step, run once
    Step create(StepSettings settings);
}
