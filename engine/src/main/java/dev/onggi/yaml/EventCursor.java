package dev.onggi.yaml;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// The parser's events one by one, its exceptions turned into problems with a place.
final class EventCursor {
    private final Iterator<Event> events;
    private final String file;
    private Place last;

    EventCursor(Iterator<Event> events, String file) {
        this.events = events;
        this.file = file;
        this.last = new Place(file, 1, 1);
    }

    Event next() {
        try {
            var event = events.next();
            last = event.getEndMark().map(mark -> place(file, mark)).orElse(last);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw new OnggiException(List.of(SyntaxFaults.explain(e, file, last)), e);
        } catch (RuntimeException e) {
            // The parser fails on some texts with exceptions of its own making.
            throw OnggiException.at(last, YamlProblem.SYNTAX, String.valueOf(e.getMessage()));
        }
    }

    Place place(Event event) {
        return event.getStartMark().map(mark -> place(file, mark)).orElse(last);
    }

    static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    static Place place(String file, Optional<Mark> mark, Place otherwise) {
        return mark.map(m -> place(file, m)).orElse(otherwise);
    }
}
