package dev.onggi.clean.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds rules in a table, stage by stage, each on the table as the stages before have repaired it,
/// and over again until nothing more is found.
public final class Learning {
    private static final int ROUNDS = 12;
    static final double BUDGET = 0.5;
    private static final int FEWEST = 3;
    private static final int EXAMPLES = 3;

    private final Table table;
    private final Thresholds thresholds;
    private final RepairLog log;
    private final List<Learner> stages;
    private final Seen seen = new Seen();
    private final List<LearntRule> rules = new ArrayList<>();
    private final Suspicions suspicions;
    private LearntRule.@Nullable Author author;

    private Learning(Table table, @Nullable Reported reported, Thresholds thresholds) {
        this.thresholds = thresholds;
        this.stages = stages(reported, thresholds);
        this.table = table;
        this.log = new RepairLog(table);
        this.suspicions = new Suspicions(table, thresholds);
    }

    /// Learns rules and applies them.
    ///
    /// @param table the table, which is repaired
    /// @param first rules that are given, applied before
    /// @param reported which sources report what, or null
    /// @param writer writes rules for what the learnt ones left, or null
    /// @param thresholds when evidence is enough
    /// @return the rules and what they changed
    public static Learnt learn(
            LoadedTable table,
            Repairs first,
            @Nullable Reported reported,
            @Nullable RuleWriter writer,
            Thresholds thresholds) {
        var learning = new Learning(table.table(), reported, thresholds);
        var profile = TableProfile.of(table.table());
        first.apply(table.table(), learning.log);
        learning.run();
        if (writer != null) {
            learning.write(writer);
        }
        learning.log.settle().forEach(learning.suspicions::doubt);
        return new Learnt(
                List.copyOf(learning.rules),
                learning.log.cells(table),
                learning.suspicions.of(table),
                first.twins(table),
                profile.of(learning.rules, table.table().rows()));
    }

    static Learning of(Table table, @Nullable Reported reported) {
        return new Learning(table, reported, Thresholds.STANDARD);
    }

    void run() {
        for (int round = 0; round < ROUNDS; round++) {
            if (!round()) {
                break;
            }
        }
    }

    /// Tries what somebody writes who sees what is left, and goes on learning where that repaired
    /// anything.
    void write(RuleWriter writer) {
        var written = new WrittenRules(table, writer, thresholds);
        boolean found = false;
        for (var rule : written.ask()) {
            author = new LearntRule.Author(writer.name(), rule.why());
            for (var proposal : written.proposals(rule)) {
                boolean stands = tried(proposal);
                found |= stands;
                if (!stands) {
                    written.drop(
                            rule,
                            "it fails the tests that learnt rules pass",
                            "배운 규칙이 거치는 시험에 떨어졌습니다");
                }
            }
        }
        author = null;
        if (found) {
            run();
        }
    }

    List<LearntRule> rules() {
        return rules;
    }

    private static List<Learner> stages(@Nullable Reported reported, Thresholds thresholds) {
        var spelling = thresholds.spelling();
        var slips = new SlipsByColumn(spelling);
        var stages =
                new ArrayList<Learner>(
                        List.of(
                                new BlankLearner(),
                                new FormLearner(thresholds.form()),
                                new TemplateLearner(thresholds.form()),
                                new SpacedLearner(),
                                new SplitLearner(thresholds.glued()),
                                new VariantLearner(spelling),
                                new NoiseLearner(slips, spelling),
                                new TypoLearner(slips, spelling),
                                new ShortLearner(spelling.byNature())));
        stages.add(reported == null ? new EntityLearner(thresholds) : new SourceLearner(reported));
        return stages;
    }

    private boolean round() {
        boolean found = false;
        for (var stage : stages) {
            for (var proposal : stage.learn(table)) {
                found |= tried(proposal);
            }
        }
        return found;
    }

    /// Applies a rule where it stands its tests.
    private boolean tried(Proposal proposal) {
        var proposed = proposal.repair();
        boolean believed = proposal.precision() >= thresholds.precision();
        if (!seen.anew(List.of(proposed, believed), looksAt(proposed))) {
            return false;
        }
        var repair =
                proposed instanceof EntityRepair rule
                        ? EntityLearner.explained(table, rule)
                        : proposed;
        int before = log.size();
        log.begin(repair);
        repair.apply(table, log);
        int after = log.size();
        if (after - before < (repair instanceof EntityRepair ? FEWEST : 1)) {
            suspicions.doubt(log, before, repair.name());
            log.undo(before);
            return false;
        }
        boolean settled = repair instanceof EntityRepair || settled(repair, after);
        if (!settled || !withinBudget(repair, before)) {
            log.undo(before);
            return false;
        }
        double precision =
                repair instanceof EntityRepair rule
                        ? HeldBack.precision(table, rule)
                        : proposal.precision();
        if (precision < thresholds.precision()) {
            suspicions.doubt(log, before, repair.name());
            log.undo(before);
            return false;
        }
        rules.add(
                new LearntRule(
                        repair.definition(),
                        repair.name(),
                        after - before,
                        precision,
                        examples(before),
                        author));
        return true;
    }

    /// Any other column can explain why the rows of a thing differ.
    private List<CodedColumn> looksAt(Repair repair) {
        return repair instanceof EntityRepair
                ? table.columns()
                : repair.needs().stream().map(table::get).toList();
    }

    /// Whether a rule changes nothing more when it is applied again. Votes settle by themselves.
    private boolean settled(Repair repair, int after) {
        repair.apply(table, log);
        boolean settled = log.size() == after;
        log.undo(after);
        return settled;
    }

    private boolean withinBudget(Repair repair, int before) {
        if (repair instanceof SourceRepair) {
            return true; // who is believed was declared by a person
        }
        var changed = new HashMap<CodedColumn, Integer>();
        for (int i = before; i < log.size(); i++) {
            changed.merge(log.column(i), 1, Integer::sum);
        }
        return changed.values().stream().allMatch(cells -> cells <= BUDGET * table.rows());
    }

    private List<LearntRule.Example> examples(int before) {
        var seen = new HashSet<List<String>>();
        var examples = new ArrayList<LearntRule.Example>();
        for (int i = before; i < log.size() && examples.size() < EXAMPLES; i++) {
            var column = log.column(i);
            var was = log.before(i) == CodedColumn.EMPTY ? "" : column.text(log.before(i));
            var is = String.valueOf(column.cell(log.row(i)));
            if (seen.add(List.of(column.name(), was, is))) {
                examples.add(new LearntRule.Example(column.name(), was, is));
            }
        }
        return examples;
    }
}
