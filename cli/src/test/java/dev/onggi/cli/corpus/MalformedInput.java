package dev.onggi.cli.corpus;

import java.util.List;

/// A file that is not as it should be, and the keys of the step that collects it.
///
/// @param name tells the cases apart
/// @param file the file's name
/// @param bytes its content
/// @param keys more lines of the collect step, such as `charset: UTF-8`
/// @param expected what must become of it
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record MalformedInput(
        String name, String file, byte[] bytes, List<String> keys, Expected expected) {

    /// What must become of an input.
    sealed interface Expected {
        /// Exit status 1 or 2, a code and the file's name.
        record Refused() implements Expected {}

        /// Exit status 0 and every row accounted for.
        record Read(long rows) implements Expected {}

        /// Either refused, or this many rows accounted for.
        record RefusedOrRead(long rows) implements Expected {}

        /// Either refused, or read with a ledger that agrees with the files.
        record Either() implements Expected {}
    }

    static MalformedInput refused(String name, String file, byte[] bytes, String... keys) {
        return new MalformedInput(name, file, bytes, List.of(keys), new Expected.Refused());
    }

    static MalformedInput read(long rows, String name, String file, byte[] bytes, String... keys) {
        return new MalformedInput(name, file, bytes, List.of(keys), new Expected.Read(rows));
    }

    static MalformedInput refusedOrRead(
            long rows, String name, String file, byte[] bytes, String... keys) {
        return new MalformedInput(
                name, file, bytes, List.of(keys), new Expected.RefusedOrRead(rows));
    }

    static MalformedInput either(String name, String file, byte[] bytes, String... keys) {
        return new MalformedInput(name, file, bytes, List.of(keys), new Expected.Either());
    }
}
