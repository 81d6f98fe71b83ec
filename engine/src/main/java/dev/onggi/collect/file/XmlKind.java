package dev.onggi.collect.file;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// XML, streamed, without DTDs and outside entities: a row is each element of the name `records`
/// gives, or of the shallowest name that repeats.
final class XmlKind implements FileKind {
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");

    @Override
    public String name() {
        return "xml";
    }

    @Override
    public List<String> endings() {
        return List.of("xml", "rss", "atom");
    }

    @Override
    public void read(Reading reading) throws IOException, Failure {
        var wanted = reading.setting("records", "");
        var shape = new XmlShape(reading);
        var path = wanted.isEmpty() ? found(reading, shape) : "";
        boolean any = parse(reading, xml -> new XmlRecords(xml, reading).read(path, wanted));
        if (!any) {
            throw OnggiException.of(FileProblem.NO_RECORDS, reading.name(), wanted);
        }
    }

    private static String found(Reading reading, XmlShape shape) throws IOException, Failure {
        parse(
                reading,
                xml -> {
                    shape.look(xml);
                    return true;
                });
        return shape.repeated();
    }

    private interface Work {
        boolean run(XMLStreamReader xml) throws XMLStreamException, Failure;
    }

    private static boolean parse(Reading reading, Work work) throws IOException, Failure {
        try (var in = Texts.open(reading, head -> said(head, reading))) {
            var xml = open(in);
            try {
                return work.run(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw broken(e, reading);
        }
    }

    private static @Nullable Charset said(String head, Reading reading) {
        var match = ENCODING.matcher(head);
        return match.lookingAt() ? Texts.charset(match.group(1), reading.place(1, 1)) : null;
    }

    private static XMLStreamReader open(Reader in) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw OnggiException.of(FileProblem.XML_ENTITIES, String.valueOf(systemId));
        });
        return factory.createXMLStreamReader(in);
    }

    private static OnggiException broken(XMLStreamException e, Reading reading) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OnggiException problem) {
                return problem;
            }
        }
        var at = e.getLocation();
        var message = String.valueOf(e.getMessage());
        var last = message.lines().toList().getLast().replaceFirst("^Message: ", "");
        return new OnggiException(
                List.of(
                        Problem.of(
                                FileProblem.BROKEN_XML,
                                at == null
                                        ? reading.place(0, 0)
                                        : reading.place(at.getLineNumber(), at.getColumnNumber()),
                                last)),
                e);
    }
}
