package dev.onggi.cli.corpus;

import static dev.onggi.cli.corpus.Bytes.cut;
import static dev.onggi.cli.corpus.Bytes.flipped;
import static dev.onggi.cli.corpus.Bytes.gzip;
import static dev.onggi.cli.corpus.Bytes.joined;
import static dev.onggi.cli.corpus.Bytes.zip;
import static dev.onggi.cli.corpus.MalformedInput.either;
import static dev.onggi.cli.corpus.MalformedInput.refused;
import static dev.onggi.cli.corpus.MalformedInput.refusedOrRead;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Archives that are cut off, damaged, too large inside, or that point outside.
final class ArchiveCorpus {
    private static final byte[] CSV = Bytes.of("a,b\n1,옹기\n2,독\n".repeat(1) + "3,항아리\n".repeat(40));
    private static final int ROWS = 42;
    private final Random random;
    private final List<MalformedInput> cases = new ArrayList<>();

    ArchiveCorpus(Random random) {
        this.random = random;
    }

    List<MalformedInput> cases() {
        gzipped();
        zipped();
        return cases;
    }

    private void gzipped() {
        var whole = gzip(CSV);
        cases.add(refused("nothing", "empty.csv.gz", new byte[0]));
        cases.add(refused("a CSV by that name", "plain.csv.gz", CSV));
        cases.add(refused("nothing inside", "hollow.csv.gz", gzip(new byte[0])));
        cases.add(refused("an archive inside", "a.csv.gz.gz", gzip(whole)));
        cases.add(refused("a tape inside", "a.tgz", whole));
        cases.add(either("rubbish behind", "behind.csv.gz", joined(whole, Bytes.of("rubbish"))));
        cases.add(refusedOrRead(2 * ROWS + 1L, "twice", "twice.csv.gz", joined(whole, whole)));
        cases.add(refused("a bomb", "bomb.csv.gz", gzip(new byte[70 << 20])));
        cases.add(
                refused(
                        "more than is allowed",
                        "more.csv.gz",
                        gzip(Bytes.of("a,b\n" + "1,2\n".repeat(50_000))),
                        "max_unpacked: 10KB"));
        var wrongSum = whole.clone();
        wrongSum[whole.length - 6] ^= 1;
        cases.add(refused("a wrong checksum", "sum.csv.gz", wrongSum));
        for (int i = 0; i < 14; i++) {
            cases.add(refused("cut", i + "cut.csv.gz", cut(whole, random)));
            cases.add(refusedOrRead(ROWS, "flipped", i + "flip.csv.gz", flipped(whole, random)));
        }
    }

    private void zipped() {
        var whole = zip(Map.of("a.csv", CSV));
        cases.add(refused("nothing", "empty.zip", new byte[0]));
        cases.add(refused("no entry", "none.zip", zip(Map.of())));
        cases.add(
                refused(
                        "junk only",
                        "junk.zip",
                        zip(Map.of("__MACOSX/._a.csv", CSV, ".DS_Store", CSV))));
        cases.add(
                refused(
                        "nobody can read it",
                        "exe.zip",
                        zip(Map.of("a.exe", Bytes.random(random, 99)))));
        cases.add(refused("no archive", "text.zip", CSV));
        for (var name :
                List.of(
                        "../out.csv",
                        "a/../../out.csv",
                        "/out.csv",
                        "..\\out.csv",
                        "C:\\out.csv")) {
            cases.add(
                    refused(
                            "points outside " + name,
                            "slip" + cases.size() + ".zip",
                            zip(Map.of(name, CSV))));
        }
        cases.add(refused("an archive inside", "nested.zip", zip(Map.of("in.zip", whole))));
        cases.add(refused("gzip inside", "nestedgz.zip", zip(Map.of("in.csv.gz", gzip(CSV)))));
        var many = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i <= 10_000; i++) {
            many.put(i + ".csv", Bytes.of("a\n1\n"));
        }
        cases.add(refused("10,001 entries", "many.zip", zip(many)));
        cases.add(refused("a bomb", "bomb.zip", zip(Map.of("a.csv", new byte[70 << 20]))));
        cases.add(
                refused(
                        "more than is allowed",
                        "more.zip",
                        zip(Map.of("a.csv", Bytes.of("a,b\n" + "1,2\n".repeat(50_000)))),
                        "max_unpacked: 10KB"));
        cases.add(
                refused(
                        "text and table",
                        "mixed.zip",
                        zip(Map.of("a.csv", CSV, "b.txt", Bytes.of("text\n")))));
        var secret = whole.clone();
        secret[6] |= 1;
        secret[indexOf(secret, 'P', 'K', 1, 2) + 8] |= 1;
        cases.add(refused("a password", "secret.zip", secret));
        for (int i = 0; i < 14; i++) {
            cases.add(refused("cut", i + "cut.zip", cut(whole, random)));
            cases.add(either("flipped", i + "flip.zip", flipped(whole, random)));
        }
    }

    private static int indexOf(byte[] bytes, int... wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int n = 0;
            while (n < wanted.length && bytes[i + n] == wanted[n]) {
                n++;
            }
            if (n == wanted.length) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}
