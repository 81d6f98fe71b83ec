package dev.onggi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a file begins with UTF-8's byte order mark, so that what is written looks like what was
/// read.
final class ByteOrderMark {
    private ByteOrderMark() {}

    static boolean begins(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF;
        } catch (IOException e) {
            return false;
        }
    }
}
