package dev.onggi.connector.excel;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A part read as XML, an element at a time, without document types and external entities. Elements
/// are told apart by their local names, so that both editions of the format are understood.
final class XmlPart implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();

    private final CheckedPart part;
    private final XMLStreamReader reader;

    XmlPart(CheckedPart part) throws XMLStreamException {
        this.part = part;
        this.reader = FACTORY.createXMLStreamReader(part);
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /// Moves to the next start or end of an element.
    ///
    /// @return false at the end of the document
    boolean next() throws XMLStreamException {
        while (reader.hasNext()) {
            int event = advance();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("document types are not allowed");
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /// The parser reports some damage by exceptions that say nothing of XML.
    private int advance() throws XMLStreamException {
        try {
            return reader.next();
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new XMLStreamException("the XML cannot be read", reader.getLocation(), e);
        }
    }

    /// The parser reads the rest of a text only now, and hides what goes wrong.
    private String characters() throws XMLStreamException {
        try {
            return reader.getText();
        } catch (UncheckedStreamException e) {
            throw e.getCause() instanceof XMLStreamException known
                    ? known
                    : new XMLStreamException("the text cannot be read", reader.getLocation(), e);
        }
    }

    /// Moves to the next start of an element.
    Optional<String> nextStart() throws XMLStreamException {
        while (next()) {
            if (reader.isStartElement()) {
                return Optional.of(reader.getLocalName());
            }
        }
        return Optional.empty();
    }

    boolean isStart(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)
                    && reader.getAttributePrefix(i).isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String name, String fallback) {
        var value = attribute(name);
        return value == null ? fallback : value;
    }

    /// An attribute of any namespace but the empty one, such as `r:id`.
    @Nullable String prefixedAttribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)
                    && !reader.getAttributePrefix(i).isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /// The text up to the end of the element stood on. Elements inside it are skipped.
    ///
    /// @param limit characters allowed
    String text(int limit) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && reader.hasNext()) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (depth == 1) {
                        text.append(characters());
                    }
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
            if (text.length() > limit) {
                throw new XMLStreamException("a text of more than " + limit + " characters");
            }
        }
        return text.toString();
    }

    /// The text of a shared or inline string stood on: all its runs, without reading aids.
    String richText(String element, int limit) throws XMLStreamException {
        var text = new StringBuilder();
        boolean phonetic = false;
        while (next() && !isEnd(element)) {
            if (isStart("rPh")) {
                phonetic = true;
            } else if (isEnd("rPh")) {
                phonetic = false;
            } else if (isStart("t")) {
                var run = text(limit);
                if (!phonetic) {
                    text.append(run);
                }
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        reader.close();
        part.drain();
        part.close();
    }
}
