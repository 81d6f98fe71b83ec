package dev.onggi.bench.accuracy;

import dev.onggi.clean.learn.Thresholds;
import dev.onggi.clean.learn.Thresholds.Spelling;
import dev.onggi.clean.learn.Thresholds.Things;
import dev.onggi.clean.learn.Thresholds.Voting;
import java.util.List;

/// One threshold, and the values that it may have instead of the standard one.
///
/// @param name as it is called
/// @param standard its value
/// @param others further values
/// @param turn the same thresholds with another value
record Knob(String name, double standard, List<Double> others, Turn turn) {
    /// Sets one threshold.
    @FunctionalInterface
    interface Turn {
        Thresholds to(Thresholds all, double value);
    }

    private static final Thresholds NOW = Thresholds.STANDARD;

    /// The thresholds that decide most.
    static List<Knob> all() {
        var spelling = NOW.spelling();
        var things = NOW.things();
        var voting = NOW.voting();
        return List.of(
                new Knob(
                        "precision",
                        NOW.precision(),
                        List.of(0.5, 0.85),
                        (t, v) ->
                                new Thresholds(
                                        v,
                                        t.form(),
                                        t.glued(),
                                        t.spelling(),
                                        t.things(),
                                        t.voting())),
                new Knob(
                        "form",
                        NOW.form(),
                        List.of(0.6, 0.8),
                        (t, v) ->
                                new Thresholds(
                                        t.precision(),
                                        v,
                                        t.glued(),
                                        t.spelling(),
                                        t.things(),
                                        t.voting())),
                spelling(
                        "frequent",
                        spelling.frequent(),
                        List.of(2.0, 4.0),
                        (s, v) ->
                                new Spelling((int) v, s.times(), s.near(), s.odd(), s.byNature())),
                spelling(
                        "times",
                        spelling.times(),
                        List.of(3.0, 8.0),
                        (s, v) ->
                                new Spelling(
                                        s.frequent(), (int) v, s.near(), s.odd(), s.byNature())),
                spelling(
                        "near",
                        spelling.near(),
                        List.of(25.0, 100.0),
                        (s, v) -> new Spelling(s.frequent(), s.times(), v, s.odd(), s.byNature())),
                spelling(
                        "odd",
                        spelling.odd(),
                        List.of(75.0, 300.0),
                        (s, v) -> new Spelling(s.frequent(), s.times(), s.near(), v, s.byNature())),
                spelling(
                        "byNature",
                        spelling.byNature(),
                        List.of(0.02, 0.1),
                        (s, v) -> new Spelling(s.frequent(), s.times(), s.near(), s.odd(), v)),
                things(
                        "strict",
                        things.strict(),
                        List.of(0.75, 0.92),
                        (t, v) -> new Things(v, t.loose(), t.group(), t.hinted(), t.margin())),
                things(
                        "loose",
                        things.loose(),
                        List.of(0.2, 0.5),
                        (t, v) -> new Things(t.strict(), v, t.group(), t.hinted(), t.margin())),
                things(
                        "margin",
                        things.margin(),
                        List.of(1.0, 3.0),
                        (t, v) -> new Things(t.strict(), t.loose(), t.group(), t.hinted(), v)),
                voting(
                        "unlikely",
                        voting.unlikely(),
                        List.of(0.002, 0.03),
                        (o, v) -> new Voting(v, o.verified(), o.byRate())),
                voting(
                        "verified",
                        voting.verified(),
                        List.of(3.0, 6.0),
                        (o, v) -> new Voting(o.unlikely(), v, o.byRate())),
                voting(
                        "byRate",
                        voting.byRate(),
                        List.of(8.0, 16.0),
                        (o, v) -> new Voting(o.unlikely(), o.verified(), v)));
    }

    /// Sets one of a part of them.
    @FunctionalInterface
    private interface PartTurn<T> {
        T to(T part, double value);
    }

    private static Knob spelling(
            String name, double standard, List<Double> others, PartTurn<Spelling> turn) {
        return new Knob(
                name,
                standard,
                others,
                (t, v) ->
                        new Thresholds(
                                t.precision(),
                                t.form(),
                                t.glued(),
                                turn.to(t.spelling(), v),
                                t.things(),
                                t.voting()));
    }

    private static Knob things(
            String name, double standard, List<Double> others, PartTurn<Things> turn) {
        return new Knob(
                name,
                standard,
                others,
                (t, v) ->
                        new Thresholds(
                                t.precision(),
                                t.form(),
                                t.glued(),
                                t.spelling(),
                                turn.to(t.things(), v),
                                t.voting()));
    }

    private static Knob voting(
            String name, double standard, List<Double> others, PartTurn<Voting> turn) {
        return new Knob(
                name,
                standard,
                others,
                (t, v) ->
                        new Thresholds(
                                t.precision(),
                                t.form(),
                                t.glued(),
                                t.spelling(),
                                t.things(),
                                turn.to(t.voting(), v)));
    }
}
