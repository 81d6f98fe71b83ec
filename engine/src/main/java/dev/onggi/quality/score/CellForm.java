package dev.onggi.quality.score;

/// All that a score asks of one filled cell, so that equal cells are counted together.
///
/// @param shape its form
/// @param letterCase how its letters are cased, bits of [LetterCase]
/// @param candidates the types it can be read as, bits by the place in [Candidates#TYPES]
/// @param declared whether it is of its declared type; true where none is declared
/// @param expected whether it meets what is expected of it
/// @param stray whether it holds what belongs into no cell
record CellForm(
        Shape shape,
        int letterCase,
        int candidates,
        boolean declared,
        boolean expected,
        boolean stray) {}
