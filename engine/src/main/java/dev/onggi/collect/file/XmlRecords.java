package dev.onggi.collect.file;

import dev.onggi.problem.OnggiException;
import dev.onggi.spi.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Turns XML elements into rows: attributes and children become columns, children of children
/// `user.name`, and what repeats within a row a JSON list.
final class XmlRecords {
    private final XMLStreamReader xml;
    private final Reading reading;
    private int depth;

    XmlRecords(XMLStreamReader xml, Reading reading) {
        this.xml = xml;
        this.reading = reading;
    }

    /// Reads every element of a path, or of a name at any depth.
    ///
    /// @return whether there was one
    boolean read(String path, String name) throws XMLStreamException, Failure {
        var at = new ArrayList<String>();
        boolean any = false;
        while (xml.hasNext()) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    at.add(XmlShape.name(xml));
                    XmlShape.checkDepth(at.size(), reading);
                    boolean wanted =
                            path.isEmpty()
                                    ? name.equals(at.getLast()) || name.equals(xml.getLocalName())
                                    : path.equals(String.join("/", at));
                    if (wanted) {
                        record();
                        at.removeLast();
                        any = true;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> at.removeLast();
                default -> {
                    // text between rows
                }
            }
        }
        return any;
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw OnggiException.at(
                    reading.place(
                            xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber()),
                    FileProblem.XML_ENTITIES,
                    xml.getLocalName());
        }
        return event;
    }

    private void record() throws XMLStreamException, Failure {
        var row = new ArrayList<@Nullable Object>();
        var names = new HashSet<String>();
        element()
                .cells(
                        "",
                        (name, value) -> {
                            var unique = name;
                            for (int n = 2; !names.add(unique); n++) {
                                unique = name + "_" + n;
                            }
                            row.add(unique);
                            row.add(value);
                        });
        reading.rows().add(row.toArray());
    }

    /// Reads the element that begins here to its end.
    private XmlElement element() throws XMLStreamException {
        XmlShape.checkDepth(++depth, reading);
        var element = new XmlElement(XmlShape.name(xml));
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var space = xml.getAttributePrefix(i);
            var key = xml.getAttributeLocalName(i);
            element.attribute(
                    space == null || space.isEmpty() ? key : space + ":" + key,
                    xml.getAttributeValue(i));
        }
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> element.add(element());
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        append(element.text());
                default -> {
                    // comments and instructions
                }
            }
        }
        depth--;
        return element;
    }

    private void append(StringBuilder text) {
        text.append(xml.getText());
        if (text.length() > reading.mostBytes()) {
            throw Texts.tooLarge(reading);
        }
    }
}
