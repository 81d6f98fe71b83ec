package dev.onggi.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// A kind of file that `collect/file` can read. Found by [java.util.ServiceLoader].
public interface FileFormat {
    /// Lower-case file endings without the point, such as `xlsx`.
    ///
    /// @return at least one
    List<String> endings();

    /// Reads one file into rows, in the file's order.
    ///
    /// @param file what to read
    /// @param rows where the rows go
    /// @throws IOException when the file cannot be read
    /// @throws Failure when the content is broken, with the place
    void read(Input file, Rows rows) throws IOException, Failure;

    /// A file to read, already unpacked and within the limits on size.
    interface Input {
        /// The name shown to people.
        ///
        /// @return the path relative to the workspace, with the entry's name where it lies in an
        ///   archive
        String name();

        /// A path on disk; the content of an archive is unpacked to a temporary file first.
        ///
        /// @return an existing file
        /// @throws IOException when unpacking fails
        Path path() throws IOException;

        /// The bytes from the start.
        ///
        /// @return a new stream, to be closed by the caller
        /// @throws IOException when the file cannot be opened
        InputStream open() throws IOException;

        /// A setting of the step, such as `sheet`.
        ///
        /// @param name the key
        /// @param fallback taken when the key is absent
        /// @return the value as text
        String setting(String name, String fallback);

        /// Tells people something about the file, once.
        ///
        /// @param message one sentence
        void note(String message);
    }
}
