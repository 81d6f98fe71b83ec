package dev.onggi.clean.report;

import java.util.List;

/// A cell that the page shows.
///
/// @param position where its row stands in the file, from 0
/// @param id its row's number for people
/// @param column its column
/// @param before what stood there; an empty text where nothing did
/// @param after what stands there now; of a flagged cell what it may have to be, an empty text
///   where nothing is known
/// @param by the rules that changed it, or what suspects it
record ShownCell(
        long position, String id, String column, String before, String after, List<String> by) {}
