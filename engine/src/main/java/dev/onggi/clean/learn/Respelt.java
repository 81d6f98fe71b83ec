package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values that are to be written like others, and how many of them may be right as they are.
final class Respelt {
    private static final double AS_NOT = 0.5;

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> doubtful = new TreeMap<>();
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
        } else if (right <= AS_NOT * found.size()) {
            found.forEach(doubtful::putIfAbsent);
        }
        return this;
    }

    Map<String, String> values() {
        return values;
    }

    double precision() {
        return values.isEmpty() ? 0 : Math.max(0, 1 - byNature / values.size());
    }

    /// Adds values that are wrong rather than right, of which too many may be right to touch them.
    Respelt doubt(Map<String, String> found) {
        found.forEach(doubtful::putIfAbsent);
        return this;
    }

    Map<String, String> doubtful() {
        return doubtful;
    }

    /// A rule that writes them so, and one that fails its test for those that are only suspected.
    List<Proposal> proposals(CodedColumn column) {
        var proposals = new ArrayList<Proposal>();
        if (!values.isEmpty()) {
            proposals.add(new Proposal(RepairLanguage.values(column.name(), values), precision()));
        }
        doubtful.keySet().removeAll(values.keySet());
        if (!doubtful.isEmpty()) {
            proposals.add(new Proposal(RepairLanguage.values(column.name(), doubtful), 0));
        }
        return proposals;
    }
}
