package dev.onggi.clean.learn;
import java.nio.file.Path;
final class ShowDependencies {
    public static void main(String[] args) {
        var t = TableFiles.read(Path.of(args[0]));
        for (var x : t.columns()) {
            var p = Partition.of(x);
            for (var a : t.columns()) if (a != x) {
                var d = Dependency.of(p, a);
                if (d.rows() > t.rows() / 5 && d.gain() > .25)
                    System.out.printf("%s -> %s rows %d gs %.1f acc %.3f base %.3f gain %.3f exc %d rep %d chance %.1f%n", x.name(), a.name(), d.rows(), d.groupSize(), d.accuracy(), d.base(), d.gain(), d.exceptions(), d.repeats(), d.chance());
            }
        }
    }
}
