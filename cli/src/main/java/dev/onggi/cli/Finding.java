package dev.onggi.cli;

/// What one check of `onggi doctor` found.
///
/// @param name what was checked
/// @param state how it is
/// @param message what was found, and what to do where it is not well
record Finding(String name, State state, String message) {
    /// How a thing is.
    enum State {
        OK,
        WARN,
        FAIL
    }
}
