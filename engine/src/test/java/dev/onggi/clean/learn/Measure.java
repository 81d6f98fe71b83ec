package dev.onggi.clean.learn;
import java.nio.file.Path;
import java.util.*;
final class Measure {
    public static void main(String[] args) throws Exception {
        var t0_ = TableFiles.read(Path.of(args[0]));
        var dirty = t0_.copy();
        var t = args.length > 2 ? declared(t0_, Path.of(args[2])) : t0_;
        var truth = TableFiles.read(Path.of(args[1]));
        long t0 = System.nanoTime();
        var learners = new LinkedHashMap<String, Learner>();
        learners.put("split", new SplitLearner());
        learners.put("noise", new NoiseLearner());
        learners.put("typo", new TypoLearner());
        Reported said = null;
        if (args.length > 2) { var task = dev.onggi.clean.TaskLibrary.readFile(Path.of(args[2]), "schema", new dev.onggi.problem.Problems()).orElseThrow(); said = task.table().reported(); }
        learners.put("entity", said == null ? new EntityLearner() : new SourceLearner(said));
        for (int round = 0; round < 3; round++) {
            int changed = 0;
            for (var l : learners.entrySet()) {
                for (var r : l.getValue().learn(t)) {
                    var n = new int[2];
                    var bad = new ArrayList<String>();
                    r.apply(t, (c, row, id) -> {
                        n[0]++;
                        int k = t.columns().indexOf(c);
                        String right = truth.columns().get(k).cell(row); String d = c.cell(row);
                        String to = id == 0 ? null : c.text(id);
                        boolean ok = Objects.equals(strip(to), strip(right));
                        if (ok) n[1]++; else if (bad.size() < 6) bad.add(c.name() + "[" + row + "] " + d + " => " + to + " right " + right + (Objects.equals(strip(d), strip(right)) ? " HARM" : ""));
                        c.set(row, id);
                    });
                    changed += n[0];
                    System.out.printf("%d %s %s: %d changed, %d right%n", round, l.getKey(), r instanceof EntityRepair e ? e.keys() + " " + e.columns() + " " + e.except() : r.changes(), n[0], n[1]);
                    bad.forEach(b -> System.out.println("     " + b));
                }
            }
            if (changed == 0) break;
        }
        System.out.printf("%.2f s%n", (System.nanoTime() - t0) / 1e9);
        int wrong = 0, chg = 0, rep = 0, harm = 0, right = 0;
        var left = new TreeMap<String, int[]>();
        for (int c = 0; c < t.columns().size(); c++) for (int r = 0; r < t.rows(); r++) {
            var d = strip(dirty.columns().get(c).cell(r)); var a = strip(t.columns().get(c).cell(r)); var w = strip(truth.columns().get(c).cell(r));
            boolean bad = !Objects.equals(d, w), ch = !Objects.equals(a, d);
            if (bad) wrong++; else right++;
            if (ch) { chg++; if (bad && Objects.equals(a, w)) rep++; if (!bad) harm++; }
            var l = left.computeIfAbsent(t.columns().get(c).name(), k -> new int[3]);
            if (bad) l[0]++; if (bad && !Objects.equals(a, w)) l[1]++; if (ch && !Objects.equals(a, w)) l[2]++;
        }
        double p = chg == 0 ? 0 : (double) rep / chg, rc = (double) rep / Math.max(1, wrong);
        left.forEach((k, v) -> System.out.println("  " + k + " wrong " + v[0] + " left " + v[1] + " falsely " + v[2]));
        System.out.printf("P %.3f R %.3f F1 %.3f harm %d = %.4f %% of %d%n", p, rc, 2 * p * rc / Math.max(1e-9, p + rc), harm, 100.0 * harm / right, right);
    }
    static Table declared(Table t, Path schema) {
        var problems = new dev.onggi.problem.Problems();
        var task = dev.onggi.clean.TaskLibrary.readFile(schema, "schema", problems).orElseThrow();
        problems.throwIfAny();
        var columns = new ArrayList<CodedColumn>();
        for (var c : t.columns()) {
            var d = task.columns().get(c.name());
            if (d == null || d.type() == null) { columns.add(c); continue; }
            var chain = dev.onggi.rule.type.TypeCleaning.rules("x", d.type(), d.options()).rules().chain(c.name(), true);
            var values = new ArrayList<String>(); for (int i = 1; i < c.size(); i++) values.add(c.text(i));
            var fit = chain.fit(values).chain();
            var cell = new dev.onggi.rule.CleanCell();
            var n = new CodedColumn(c.name());
            for (int r = 0; r < c.rows(); r++) { fit.apply(c.cell(r), cell); var x = cell.text(); n.add(x != null && !fit.reads(x) ? null : x); }
            columns.add(n);
        }
        return new Table(columns);
    }
    static String strip(String s) { return s == null ? "" : s.strip(); }
}
