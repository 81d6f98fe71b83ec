package dev.onggi.collect.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The element that repeats in an XML file: the shallowest path, and of those the most frequent.
final class XmlShape {
    private static final int MOST_ELEMENTS = 200_000;
    static final int DEEPEST = 500;
    private final Reading reading;
    private final Map<String, Integer> mostSiblings = new LinkedHashMap<>();
    private String root = "";

    XmlShape(Reading reading) {
        this.reading = reading;
    }

    /// Counts the elements of the same path below one parent.
    void look(XMLStreamReader xml) throws XMLStreamException {
        var path = new ArrayDeque<String>();
        Deque<Map<String, Integer>> counts = new ArrayDeque<>();
        counts.push(new HashMap<>());
        int elements = 0;
        while (xml.hasNext() && elements < MOST_ELEMENTS) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = path.isEmpty() ? name(xml) : path.peek() + "/" + name(xml);
                    root = root.isEmpty() ? name : root;
                    int siblings = counts.getFirst().merge(name, 1, Integer::sum);
                    mostSiblings.merge(name, siblings, Math::max);
                    path.push(name);
                    counts.push(new HashMap<>());
                    elements++;
                    checkDepth(path.size(), reading);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    path.pop();
                    counts.pop();
                }
                default -> {
                    // text does not matter here
                }
            }
        }
    }

    static void checkDepth(int depth, Reading reading) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException(reading.name() + ": over " + DEEPEST + " levels");
        }
    }

    static String name(XMLStreamReader xml) {
        var prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty()
                ? xml.getLocalName()
                : prefix + ":" + xml.getLocalName();
    }

    /// The path of the rows, names with `/` between them; the root where nothing repeats.
    String repeated() {
        int shallowest = Integer.MAX_VALUE;
        int most = 1;
        var best = root;
        for (var entry : mostSiblings.entrySet()) {
            int depth = (int) entry.getKey().chars().filter(c -> c == '/').count();
            int siblings = entry.getValue();
            if (siblings > 1 && (depth < shallowest || (depth == shallowest && siblings > most))) {
                shallowest = depth;
                most = siblings;
                best = entry.getKey();
            }
        }
        return best;
    }
}
