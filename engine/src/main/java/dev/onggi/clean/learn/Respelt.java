package dev.onggi.clean.learn;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values that are to be written like others, and how many of them may be right as they are.
final class Respelt {
    private final Map<String, String> values = new TreeMap<>();
    private final double most;
    private double byNature;

    /// @param most the share of values that may be right as they are; beyond it none is touched
    Respelt(double most) {
        this.most = most;
    }

    /// Adds values of one sort where few of them can be right.
    ///
    /// @param found each with what it should be
    /// @param right how many values of that sort would be there without any slip
    Respelt add(Map<String, String> found, double right) {
        if (right <= most * found.size()) {
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
