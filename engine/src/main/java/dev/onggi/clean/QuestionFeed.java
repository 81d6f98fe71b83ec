package dev.onggi.clean;

import dev.onggi.clean.ask.form.Question;
import dev.onggi.data.Batch;
import dev.onggi.data.BatchReader;
import dev.onggi.problem.OnggiException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Questions read from a query, a vector at a time, as somebody asks them.
final class QuestionFeed implements Iterator<Question>, AutoCloseable {
    private final BatchReader reader;
    private final AskedFields fields;
    private @Nullable Batch batch;
    private int at;
    private @Nullable Question next;

    QuestionFeed(BatchReader reader, AskedFields fields) {
        this.reader = reader;
        this.fields = fields;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            var current = batch;
            if (current == null || at >= current.rows()) {
                current = read();
                batch = current;
                at = 0;
                if (current == null) {
                    return false;
                }
            }
            next = fields.question((String) ((Object[]) current.columns()[0])[at++]);
        }
        return true;
    }

    private @Nullable Batch read() {
        try {
            return reader.next();
        } catch (OnggiException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Question next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var question = next;
        next = null;
        return question;
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }
}
