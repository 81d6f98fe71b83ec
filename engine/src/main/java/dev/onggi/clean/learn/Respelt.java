package dev.onggi.clean.learn;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values that are to be written like others, and how many of them may be right as they are.
final class Respelt {
    /// Where more than one in so many may be right, none is touched.
    private static final double FALSE = 0.05;

    private final Map<String, String> values = new TreeMap<>();
    private double byNature;

    /// Adds values of one sort where few of them can be right.
    ///
    /// @param found each with what it should be
    /// @param right how many values of that sort would be there without any slip
    Respelt add(Map<String, String> found, double right) {
        if (right <= FALSE * found.size()) {
            found.forEach(values::putIfAbsent);
            byNature += found.isEmpty() ? 0 : right;
        }
        return this;
    }

    Map<String, String> values() {
        return values;
    }

    double precision() {
        return values.isEmpty() ? 0 : Math.max(0, 1 - byNature / values.size());
    }

    /// A rule that writes them so, or null where none is touched.
    @Nullable Proposal proposal(CodedColumn column) {
        return values.isEmpty()
                ? null
                : new Proposal(RepairLanguage.values(column.name(), values), precision());
    }
}
