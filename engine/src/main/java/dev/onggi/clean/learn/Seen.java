package dev.onggi.clean.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers in which state columns were looked at, so that nobody looks twice at the same.
final class Seen {
    private final Map<Object, List<Long>> versions = new HashMap<>();

    /// Whether columns are not as they were when this was asked last about the same.
    ///
    /// @param what what is looked for
    boolean anew(Object what, List<CodedColumn> columns) {
        var now = columns.stream().map(CodedColumn::version).toList();
        return !now.equals(versions.put(what, now));
    }

    boolean anew(CodedColumn column) {
        return anew(column, List.of(column));
    }
}
