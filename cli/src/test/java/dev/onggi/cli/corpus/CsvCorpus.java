package dev.onggi.cli.corpus;

import static dev.onggi.cli.corpus.Bytes.cut;
import static dev.onggi.cli.corpus.Bytes.flipped;
import static dev.onggi.cli.corpus.Bytes.joined;
import static dev.onggi.cli.corpus.MalformedInput.either;
import static dev.onggi.cli.corpus.MalformedInput.read;
import static dev.onggi.cli.corpus.MalformedInput.refused;
import static dev.onggi.cli.corpus.MalformedInput.refusedOrRead;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// CSV files that are ragged, cut off, in another charset, too large, or no CSV at all.
final class CsvCorpus {
    private static final List<String> WORDS =
            List.of(
                    "apple",
                    "옹기",
                    "3",
                    "서울 강남구",
                    "N/A",
                    "-1.5",
                    "2024-03-05",
                    "홍길동",
                    "x y",
                    "₩1,000");
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private final Random random;
    private final List<MalformedInput> cases = new ArrayList<>();

    CsvCorpus(Random random) {
        this.random = random;
    }

    List<MalformedInput> cases() {
        fixed();
        limits();
        for (int i = 0; i < 10; i++) {
            broken(i);
        }
        return cases;
    }

    private void fixed() {
        cases.add(refused("nothing", "empty.csv", new byte[0]));
        cases.add(refused("only a byte order mark", "bom.csv", BOM));
        cases.add(refused("NUL only", "nul.csv", new byte[4096]));
        cases.add(either("only line ends", "lines.csv", Bytes.of("\n\r\n\n\r")));
        cases.add(either("only delimiters", "commas.csv", Bytes.of(",,,,\n,,,,\n")));
        cases.add(either("only a quote", "quote.csv", Bytes.of("\"")));
        cases.add(read(0, "header only", "header.csv", Bytes.of("a,b,c\n")));
        cases.add(read(0, "header without line end", "bare.csv", Bytes.of("a,b,c")));
        cases.add(read(2, "equal headers", "equal.csv", Bytes.of("a,a,a,a_2\n1,2,3,4\n5,6,7,8\n")));
        cases.add(read(1, "empty headers", "unnamed.csv", Bytes.of(",,\n1,2,3\n")));
        cases.add(read(1, "system columns", "system.csv", Bytes.of("_id,_source,id\n1,2,3\n")));
        cases.add(refused("unknown charset", "a.csv", table(3, "\n"), "charset: UTF-99"));
        cases.add(refused("long delimiter", "b.csv", table(3, "\n"), "delimiter: \"ab\""));
        cases.add(refused("header behind the end", "c.csv", table(3, "\n"), "header_row: 900"));
        cases.add(refused("negative header", "d.csv", table(3, "\n"), "header_row: -1"));
        cases.add(refused("unknown key", "e.csv", table(3, "\n"), "delimeter: \",\""));
        cases.add(refused("no such text column", "f.csv", table(3, "\n"), "text: nowhere"));
        cases.add(refused("unknown type", "g.csv", table(3, "\n"), "types: {a: intger}"));
        cases.add(read(3, "type of no column", "h.csv", table(3, "\n"), "types: {nowhere: date}"));
        cases.add(refused("mark of no column", "i.csv", table(3, "\n"), "incremental: nowhere"));
        cases.add(
                refused(
                        "odd UTF-16",
                        "odd.csv",
                        Arrays.copyOf("a,b\n1,옹\n".getBytes(UTF_16LE), 15),
                        "charset: UTF-16LE"));
    }

    private void limits() {
        var columns = String.join(",", java.util.Collections.nCopies(20_001, "c"));
        cases.add(refused("20,001 columns", "wide.csv", Bytes.of(columns + "\n1\n")));
        cases.add(
                refused(
                        "20,001 cells in a row",
                        "widerow.csv",
                        Bytes.of("a,b\n" + columns + "\n")));
        cases.add(
                read(
                        1,
                        "a header of 200 kB",
                        "longname.csv",
                        Bytes.of("a" + "b".repeat(200_000) + ",c\n1,2\n")));
        cases.add(
                refused(
                        "a cell over the limit",
                        "cell.csv",
                        Bytes.of("a,b\n1," + "x".repeat(3000) + "\n"),
                        "max_cell: 1KB"));
        cases.add(
                refused(
                        "an open quote over the limit",
                        "open.csv",
                        Bytes.of("a,b\n1,\"" + "x,y\n".repeat(3000)),
                        "max_cell: 1KB"));
    }

    private void broken(int i) {
        int rows = 4 + random.nextInt(30);
        var lines = lines(rows);
        cases.add(refused("short row", i + "short.csv", with(lines, random.nextInt(rows), "1,2")));
        cases.add(
                refused("long row", i + "long.csv", with(lines, random.nextInt(rows), "1,2,3,4")));
        cases.add(
                read(
                        rows,
                        "kept rows",
                        i + "kept.csv",
                        with(lines, random.nextInt(rows), "1,2,3,4,5"),
                        "ragged: keep"));
        cases.add(
                refused(
                        "open quote",
                        i + "open.csv",
                        with(lines, random.nextInt(rows), "1,\"2,3")));
        cases.add(
                refused(
                        "text behind a quote",
                        i + "behind.csv",
                        with(lines, random.nextInt(rows), "1,\"2\"x,3")));
        cases.add(
                refused(
                        "wrong charset declared",
                        i + "cp949.csv",
                        String.join("\n", lines).getBytes(Charset.forName("MS949")),
                        "charset: UTF-8"));
        var whole = joined(Bytes.of(String.join("\n", lines) + "\n1,2,옹"));
        cases.add(
                refused(
                        "cut within a letter",
                        i + "letter.csv",
                        Arrays.copyOf(whole, whole.length - 1 - i % 2),
                        "charset: UTF-8"));
        cases.add(
                refusedOrRead(
                        rows,
                        "NULs within",
                        i + "nuls.csv",
                        with(lines, random.nextInt(rows), "1,\0\0\0,3")));
        cases.add(read(rows, "mixed line ends", i + "ends.csv", mixed(lines)));
        cases.add(
                read(
                        rows,
                        "cells of no type",
                        i + "types.csv",
                        with(lines, random.nextInt(rows), "사과,x,y"),
                        "types: {a: \"decimal(10,2)\", b: date}"));
        cases.add(either("cut anywhere", i + "cut.csv", cut(table(rows, "\r\n"), random)));
        cases.add(either("flipped bytes", i + "flip.csv", flipped(table(rows, "\n"), random)));
        cases.add(
                refusedOrRead(
                        rows,
                        "control letters",
                        i + "control.csv",
                        with(lines, random.nextInt(rows), "1,\u0007\u001b[31m\u202e,3")));
        cases.add(either("noise", i + "noise.csv", Bytes.random(random, 1 + random.nextInt(3000))));
    }

    /// A header and rows of three cells.
    private List<String> lines(int rows) {
        var lines = new ArrayList<String>();
        lines.add("a,b,이름");
        for (int r = 0; r < rows; r++) {
            lines.add(cell() + "," + cell() + "," + cell());
        }
        return lines;
    }

    private String cell() {
        var word = WORDS.get(random.nextInt(WORDS.size()));
        return word.contains(",") || random.nextInt(4) == 0
                ? "\"" + word + (random.nextInt(3) == 0 ? "\"\"\n" : "") + "\""
                : word;
    }

    private byte[] table(int rows, String end) {
        return Bytes.of(String.join(end, lines(rows)) + end);
    }

    private static byte[] with(List<String> lines, int row, String line) {
        var changed = new ArrayList<>(lines);
        changed.set(1 + row, line);
        return Bytes.of(String.join("\n", changed) + "\n");
    }

    private byte[] mixed(List<String> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(line).append(random.nextBoolean() ? "\r\n" : "\n");
        }
        return Bytes.of(text.toString());
    }
}
