package dev.onggi.collect.file;

import dev.onggi.spi.Failure;
import dev.onggi.spi.FileFormat;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/// A kind of file that a connector reads.
///
/// @param format the connector's
record FormatKind(FileFormat format) implements FileKind {
    /// The formats of every connector that is there.
    static List<FormatKind> all() {
        return ServiceLoader.load(FileFormat.class).stream()
                .map(provider -> new FormatKind(provider.get()))
                .toList();
    }

    @Override
    public String name() {
        return format.endings().getFirst();
    }

    @Override
    public List<String> endings() {
        return format.endings();
    }

    @Override
    public void read(Reading reading) throws IOException, Failure {
        try {
            format.read(reading, reading.rows());
        } catch (Failure e) {
            throw named(e, reading.name());
        }
    }

    /// A format knows what is inside, but not always what the file is called.
    private static Failure named(Failure e, String name) {
        var message = String.valueOf(e.getMessage());
        return message.contains(name)
                ? e
                : new Failure(e.blame(), e.retryable(), name + ": " + message, e.hint(), e);
    }
}
