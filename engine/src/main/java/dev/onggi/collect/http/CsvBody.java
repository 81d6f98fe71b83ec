package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/// Reads the CSV that a source answered with; the CSV reader of files is behind it.
@FunctionalInterface
public interface CsvBody {
    /// Reads one body to its end.
    ///
    /// @param body what to read
    /// @param rows where the rows go
    /// @throws IOException when reading fails; passed on as it was raised
    /// @throws Failure when the content is broken, with the place
    void read(Body body, Rows rows) throws IOException, Failure;

    /// A body on its way.
    ///
    /// @param name shown to people, without secrets
    /// @param in the bytes, unpacked and within the limits
    /// @param charset what the source says the bytes are, or empty
    /// @param request the settings of the step, such as `delimiter`
    record Body(String name, InputStream in, Optional<Charset> charset, Request request) {}
}
