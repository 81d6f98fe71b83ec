package dev.onggi.cli.corpus;

import static dev.onggi.cli.corpus.Bytes.cut;
import static dev.onggi.cli.corpus.Bytes.flipped;
import static dev.onggi.cli.corpus.Bytes.joined;
import static dev.onggi.cli.corpus.MalformedInput.either;
import static dev.onggi.cli.corpus.MalformedInput.refused;
import static dev.onggi.cli.corpus.MalformedInput.refusedOrRead;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// JSON, JSON lines and XML that are cut off, too deep, or reach for other files.
final class TreeCorpus {
    private static final Map<String, String> BROKEN_JSON =
            Map.ofEntries(
                    Map.entry("blank", "   \n"),
                    Map.entry("open list", "[{\"a\":1},"),
                    Map.entry("open text", "[{\"a\":\"x"),
                    Map.entry("rubbish behind", "[{\"a\":1}] x"),
                    Map.entry("single quotes", "[{'a':1}]"),
                    Map.entry("no comma", "[{\"a\":1} {\"a\":2}]"),
                    Map.entry("not a number", "[{\"a\":NaN}]"),
                    Map.entry("leading zero", "[{\"a\":012}]"),
                    Map.entry("wrong escape", "[{\"a\":\"\\x41\"}]"),
                    Map.entry("raw line end", "[{\"a\":\"x\ny\"}]"),
                    Map.entry("comment", "[{\"a\":1 /* one */}]"),
                    Map.entry("bare word", "rubbish"),
                    Map.entry("key without value", "[{\"a\":}]"),
                    Map.entry("deep lists", "[".repeat(100_000)),
                    Map.entry("deep maps", "{\"a\":".repeat(100_000)));

    private static final Map<String, String> BROKEN_XML =
            Map.ofEntries(
                    Map.entry("blank", " \n"),
                    Map.entry("open element", "<r><i><n>1</n></i>"),
                    Map.entry("crossed elements", "<r><i><n>1</i></n></r>"),
                    Map.entry("two roots", "<r><i><n>1</n></i></r><r/>"),
                    Map.entry("open attribute", "<r><i n=\"1></i></r>"),
                    Map.entry("twice an attribute", "<r><i n=\"1\" n=\"2\"/></r>"),
                    Map.entry("bare ampersand", "<r><i><n>a & b</n></i></r>"),
                    Map.entry("unknown entity", "<r><i><n>&nowhere;</n></i></r>"),
                    Map.entry("forbidden letter", "<r><i><n>\u0001</n></i></r>"),
                    Map.entry("unknown prefix", "<r><x:i><n>1</n></x:i></r>"),
                    Map.entry("open comment", "<r><!-- <i/></r>"),
                    Map.entry("unknown charset", "<?xml version=\"1.0\" encoding=\"UTF-99\"?><r/>"),
                    Map.entry(
                            "entity of another file",
                            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                                    + "<r><i><n>&x;</n></i></r>"),
                    Map.entry(
                            "laughing entities",
                            "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                                    + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><r><i><n>&c;</n></i></r>"),
                    Map.entry("deep elements", "<r>".repeat(50_000)));

    private final Random random;
    private final List<MalformedInput> cases = new ArrayList<>();

    TreeCorpus(Random random) {
        this.random = random;
    }

    List<MalformedInput> cases() {
        json();
        xml();
        return cases;
    }

    private void json() {
        cases.add(refused("nothing", "empty.json", new byte[0]));
        cases.add(either("a number alone", "number.json", Bytes.of("7")));
        cases.add(either("a text alone", "text.json", Bytes.of("\"x\"")));
        cases.add(either("null alone", "null.json", Bytes.of("null")));
        cases.add(either("no rows", "none.json", Bytes.of("[]")));
        cases.add(refused("no such records", "norec.json", json(3), "records: data.items"));
        cases.add(
                either("values for rows", "values.json", Bytes.of("[1,[2],\"x\",null,{\"a\":1}]")));
        cases.add(refusedOrRead(1, "twice a key", "twice.json", Bytes.of("[{\"a\":1,\"a\":2}]")));
        cases.add(refusedOrRead(1, "huge number", "huge.json", Bytes.of("[{\"a\":1e999999999}]")));
        cases.add(
                refusedOrRead(1, "lone surrogate", "lone.json", Bytes.of("[{\"a\":\"\\ud83d\"}]")));
        cases.add(refusedOrRead(1, "NUL", "nul.json", Bytes.of("[{\"a\":\"x\\u0000y\"}]")));
        cases.add(
                refused(
                        "a value over the limit",
                        "large.json",
                        Bytes.of("[{\"a\":\"" + "x".repeat(5000) + "\"}]"),
                        "max_cell: 1KB"));
        cases.add(
                refusedOrRead(
                        1,
                        "bytes of another charset",
                        "charset.json",
                        joined(
                                Bytes.of("[{\"a\":\""),
                                new byte[] {(byte) 0xC7, (byte) 0xD1},
                                Bytes.of("\"}]"))));
        BROKEN_JSON.forEach((name, text) -> {
            var file = name.replace(' ', '_');
            cases.add(refused(name, file + ".json", Bytes.of(text)));
        });
        for (int i = 0; i < 12; i++) {
            var lines = jsonLines(10);
            var at = random.nextInt(10);
            lines.set(at, List.of("{\"a\":", "rubbish", "{]", "[1,2}").get(i % 4));
            cases.add(refused("broken line", i + "line.jsonl", Bytes.of(String.join("\n", lines))));
            cases.add(refused("cut", i + "cut.json", cutList(json(8))));
            cases.add(either("flipped", i + "flip.json", flipped(json(8), random)));
            cases.add(
                    either(
                            "flipped lines",
                            i + "flip.jsonl",
                            flipped(Bytes.of(String.join("\n", jsonLines(8))), random)));
        }
    }

    /// A list without its end.
    private byte[] cutList(byte[] whole) {
        return java.util.Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 2));
    }

    private static byte[] json(int rows) {
        return Bytes.of("[" + String.join(",", jsonLines(rows)) + "]");
    }

    private static List<String> jsonLines(int rows) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < rows; i++) {
            lines.add(
                    "{\"a\":%d,\"이름\":\"옹기 %d\",\"n\":{\"x\":[1,2.5],\"y\":null}}".formatted(i, i));
        }
        return lines;
    }

    private void xml() {
        cases.add(refused("nothing", "empty.xml", new byte[0]));
        cases.add(refused("no such records", "norec.xml", xml(3), "records: nowhere"));
        cases.add(
                refused(
                        "a value over the limit",
                        "large.xml",
                        Bytes.of("<r><i><n>" + "x".repeat(5000) + "</n></i></r>"),
                        "max_cell: 1KB"));
        BROKEN_XML.forEach((name, text) -> {
            var file = name.replace(' ', '_');
            cases.add(refused(name, file + ".xml", Bytes.of(text)));
        });
        for (int i = 0; i < 14; i++) {
            cases.add(refused("cut", i + "cut.xml", cut(xml(8), random)));
            cases.add(either("flipped", i + "flip.xml", flipped(xml(8), random)));
        }
    }

    private static byte[] xml(int rows) {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><r>");
        for (int i = 0; i < rows; i++) {
            text.append("<i k=\"%d\"><n>옹기 &lt; %d</n><m><![CDATA[x]]></m></i>".formatted(i, i));
        }
        return Bytes.of(text.append("</r>").toString());
    }
}
