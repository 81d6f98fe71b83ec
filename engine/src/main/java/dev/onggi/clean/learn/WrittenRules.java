package dev.onggi.clean.learn;

import dev.onggi.problem.OnggiException;
import dev.onggi.rule.RuleProblem;
import dev.onggi.rule.kind.Bilingual;
import dev.onggi.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rules that somebody wrote, one after another read, tested, and proposed or dropped.
final class WrittenRules {
    private static final int LONGEST = 20_000;
    private static final String MAP = "map";
    private static final String ENTITY = "entity";
    private static final String COLUMNS = "columns";
    private static final List<String> ELSEWHERE = List.of("split", "sources", "form");

    private final Table table;
    private final RuleWriter writer;
    private final Thresholds thresholds;

    WrittenRules(Table table, RuleWriter writer, Thresholds thresholds) {
        this.table = table;
        this.writer = writer;
        this.thresholds = thresholds;
    }

    /// Asks for rules.
    List<WrittenRule> ask() {
        var portraits =
                table.columns().stream()
                        .filter(column -> writer.sees(column.name()) && column.filled() > 0)
                        .map(Portrait::of)
                        .toList();
        return portraits.isEmpty() ? List.of() : writer.write(portraits);
    }

    /// What a rule proposes.
    ///
    /// @return the proposals that are worth the last tests; others were dropped
    List<Proposal> proposals(WrittenRule written) {
        var proposals = new ArrayList<Proposal>();
        for (var definition : definitions(written)) {
            var proposal = proposal(written, definition);
            if (proposal != null) {
                proposals.add(proposal);
            }
        }
        return proposals;
    }

    void drop(WrittenRule written, String english, String korean) {
        writer.dropped(new Dropped(written, new Bilingual(english, korean)));
    }

    /// The definitions in a text: one, or a list, fenced or under a key, as models write.
    private List<?> definitions(WrittenRule written) {
        var text = written.rule().replaceAll("(?m)^\\s*```\\w*\\s*$", "").strip();
        try {
            var value = text.length() > LONGEST ? null : YamlReader.read(text, "rule").plain();
            if (value instanceof Map<?, ?> map && map.size() == 1) {
                var only = map.entrySet().iterator().next();
                boolean wraps = List.of("rules", "repairs").contains(String.valueOf(only.getKey()));
                value = wraps ? only.getValue() : value;
            }
            if (value instanceof List<?> list) {
                return list;
            }
            if (value != null) {
                return List.of(value);
            }
        } catch (OnggiException e) {
            // told below
        }
        drop(written, "it cannot be read", "읽을 수 없습니다");
        return List.of();
    }

    private @Nullable Proposal proposal(WrittenRule written, @Nullable Object definition) {
        var map = new LinkedHashMap<String, Object>();
        if (definition instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put(String.valueOf(key), value));
        } else {
            map.put(String.valueOf(definition), null);
        }
        if (map.keySet().stream().anyMatch(ELSEWHERE::contains)) {
            drop(written, "such rules are learnt, not written", "이런 규칙은 배우는 것이지 쓰는 것이 아닙니다");
            return null;
        }
        boolean things = map.containsKey(ENTITY);
        if (!things && !about(written, map)) {
            drop(written, "it is about another column", "다른 열의 규칙입니다");
            return null;
        }
        var parsed = RepairLanguage.parse("rule", List.of(map));
        if (!parsed.problems().isEmpty() || parsed.repairs().list().size() != 1) {
            drop(written, problems(parsed.problems(), true), problems(parsed.problems(), false));
            return null;
        }
        var repair = parsed.repairs().list().getFirst();
        if (!table.has(repair.needs()) || !repair.needs().stream().allMatch(writer::sees)) {
            drop(written, "it needs a column that is not there", "없는 열이 있어야 하는 규칙입니다");
            return null;
        }
        return repair instanceof CellRepair cells
                ? tested(written, cells, map)
                : new Proposal(repair, 0); // tested by bringing back what is spoilt
    }

    /// Binds a rule to its column; false where it names another one.
    private static boolean about(WrittenRule written, Map<String, Object> map) {
        var named = map.remove("column");
        var all = map.remove(COLUMNS);
        var columns = all == null ? named : all;
        var own = List.of(written.column());
        map.put(COLUMNS, own);
        return columns == null || columns.equals(written.column()) || columns.equals(own);
    }

    private @Nullable Proposal tested(
            WrittenRule written, CellRepair repair, Map<String, Object> definition) {
        var column = table.get(repair.column());
        var evidence = new Evidence(table, column);
        var chosen = repair;
        if (values(definition.get(MAP)) instanceof Map<?, ?> values) {
            var kept = supported(written, column, evidence, values);
            if (kept.isEmpty()) {
                return null;
            }
            chosen = (CellRepair) RepairLanguage.repair(replacing(column.name(), kept));
        }
        var trial = Trial.of(chosen.rule(), column, evidence);
        var objection = trial.objection(thresholds.precision());
        objection.ifPresent(why -> writer.dropped(new Dropped(written, why)));
        return objection.isPresent() ? null : new Proposal(chosen, trial.precision());
    }

    private static @Nullable Object values(@Nullable Object map) {
        return map instanceof Map<?, ?> options
                        && options.size() == 1
                        && options.get("values") instanceof Map<?, ?> values
                ? values
                : map;
    }

    private static Map<String, Object> replacing(String column, Map<String, Object> values) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put(MAP, values);
        definition.put(COLUMNS, List.of(column));
        return definition;
    }

    /// The entries of a table of values that the column supports; the others are dropped.
    private Map<String, Object> supported(
            WrittenRule written, CodedColumn column, Evidence evidence, Map<?, ?> values) {
        var kept = new LinkedHashMap<String, Object>();
        var dropped = new ArrayList<String>();
        values.forEach((key, value) -> {
            var from = String.valueOf(key);
            var to = value == null ? "" : String.valueOf(value);
            int id = column.find(from);
            if (id > 0 && !from.equals(to) && evidence.supports(id, to)) {
                kept.put(from, value);
            } else {
                dropped.add(from + " -> " + to);
            }
        });
        if (!dropped.isEmpty()) {
            var list = dropped.stream().limit(3).collect(Collectors.joining(", "));
            var more = dropped.size() > 3 ? ", ... (" + dropped.size() + ")" : "";
            drop(
                    written,
                    "the table does not support " + list + more,
                    "표가 뒷받침하지 않습니다: " + list + more);
        }
        return kept;
    }

    private static String problems(List<RuleProblem> problems, boolean english) {
        var said =
                problems.stream()
                        .map(problem -> problem.message())
                        .map(why -> english ? why.english() : why.korean())
                        .collect(Collectors.joining("; "));
        return said.isEmpty() ? english ? "it is no single rule" : "규칙 하나가 아닙니다" : said;
    }
}
