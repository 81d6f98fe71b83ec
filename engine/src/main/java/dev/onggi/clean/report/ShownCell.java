package dev.onggi.clean.report;

import java.util.List;

/// A cell that the page shows.
///
/// @param id its row's number for people
/// @param column its column
/// @param before what stood there; an empty text where nothing did
/// @param after what stands there now
/// @param by the rules that changed it, or what suspects it
record ShownCell(String id, String column, String before, String after, List<String> by) {}
