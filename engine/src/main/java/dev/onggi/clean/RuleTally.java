package dev.onggi.clean;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many cells each rule had a part in changing.
final class RuleTally {
    private RuleTally() {}

    /// Counts by rule over all columns.
    ///
    /// @return rules that changed something, in the order of the chains
    static Map<String, Long> of(CleanPlan plan, ChangeLog changes) {
        var tally = new LinkedHashMap<String, Long>();
        for (int c = 0; c < plan.columns().size(); c++) {
            var rules = plan.columns().get(c).ruleNames();
            for (int r = 0; r < rules.size(); r++) {
                long cells = changes.byRule(c, r);
                if (cells > 0) {
                    tally.merge(rules.get(r), cells, Long::sum);
                }
            }
        }
        return tally;
    }
}
