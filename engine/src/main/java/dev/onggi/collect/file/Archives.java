package dev.onggi.collect.file;

import dev.onggi.problem.OnggiException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Opens `.gz` and `.zip` files within limits. Closing it closes the archives.
final class Archives implements AutoCloseable {
    private static final Set<String> ENDINGS = Set.of("zip", "gz", "tgz", "7z", "rar", "bz2", "xz");
    private static final Charset KOREAN = Charset.forName("MS949");
    private final Limits limits;
    private final List<ZipFile> opened = new ArrayList<>();

    Archives(Limits limits) {
        this.limits = limits;
    }

    /// The files in a file: those of an archive, else itself.
    ///
    /// @param name shown to people
    List<Content> contents(Path path, String name) throws IOException {
        if (Files.size(path) == 0) {
            throw OnggiException.of(FileProblem.EMPTY_FILE, name);
        }
        return switch (Content.ending(path.getFileName().toString())) {
            case "gz" -> List.of(gzip(path, name));
            case "zip" -> zip(path, name);
            default -> List.of(new Content.Plain(name, path));
        };
    }

    private Content gzip(Path path, String name) throws IOException {
        var file = path.getFileName().toString();
        var inner = file.substring(0, file.length() - ".gz".length());
        refuseArchive(inner, name);
        long packed = Files.size(path);
        return new Content.Packed(
                name,
                inner,
                () -> {
                    var counted = new Counting(Files.newInputStream(path));
                    try {
                        return new Translating(
                                new Unpacking(
                                        new GZIPInputStream(counted, 1 << 16),
                                        name,
                                        packed,
                                        limits),
                                name,
                                counted);
                    } catch (EOFException | ZipException e) {
                        counted.close();
                        throw broken(e, name, counted.count());
                    }
                });
    }

    private List<Content> zip(Path path, String name) throws IOException {
        var zip = open(path, name);
        opened.add(zip);
        if (zip.size() > limits.entries()) {
            throw OnggiException.of(FileProblem.TOO_MANY_ENTRIES, name, limits.entries());
        }
        var contents = new ArrayList<Content>();
        long unpacked = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            refuseOutside(entry.getName(), name);
            unpacked += Math.max(0, entry.getSize());
            if (unpacked < 0 || unpacked > limits.bytes()) {
                throw OnggiException.of(FileProblem.UNPACKS_TOO_LARGE, name, limits.bytes());
            }
            if (!entry.isDirectory() && !isJunk(entry.getName())) {
                contents.add(entry(zip, entry, name, Files.size(path)));
            }
        }
        if (unpacked > limits.ratioFrom() && unpacked / limits.ratio() > Files.size(path)) {
            throw OnggiException.of(FileProblem.UNPACKS_TOO_FAR, name, limits.ratio());
        }
        return contents;
    }

    /// Names are UTF-8, or CP949 where Korean Windows made the archive.
    private static ZipFile open(Path path, String name) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            try {
                return new ZipFile(path.toFile(), KOREAN);
            } catch (ZipException again) {
                throw broken(e, name, Files.size(path));
            }
        }
    }

    private Content entry(ZipFile zip, ZipEntry entry, String archive, long packed) {
        var inner = entry.getName();
        var name = archive + "!" + inner;
        refuseArchive(inner, name);
        return new Content.Packed(
                name,
                inner.substring(inner.lastIndexOf('/') + 1),
                () -> {
                    try {
                        var crc = new CRC32();
                        var checked = new CheckedInputStream(zip.getInputStream(entry), crc);
                        return new Translating(
                                new Unpacking(
                                        new Verified(checked, crc, entry), name, packed, limits),
                                name,
                                null);
                    } catch (ZipException e) {
                        throw broken(e, name, 0);
                    }
                });
    }

    private static void refuseArchive(String inner, String name) {
        if (ENDINGS.contains(Content.ending(inner))) {
            throw OnggiException.of(FileProblem.NESTED_ARCHIVE, name);
        }
    }

    private static void refuseOutside(String entry, String archive) {
        var path = entry.replace('\\', '/');
        boolean outside =
                path.startsWith("/")
                        || path.matches("[A-Za-z]:.*")
                        || List.of(path.split("/")).contains("..")
                        || path.indexOf('\0') >= 0;
        if (outside) {
            throw OnggiException.of(FileProblem.UNSAFE_NAME, archive, entry);
        }
    }

    private static boolean isJunk(String entry) {
        var name = entry.substring(entry.lastIndexOf('/') + 1);
        return entry.startsWith("__MACOSX/")
                || FileFinder.isHidden(name)
                || name.toLowerCase(Locale.ROOT).equals("desktop.ini");
    }

    static OnggiException broken(IOException e, String name, long at) {
        return OnggiException.because(
                e, FileProblem.BROKEN_ARCHIVE, name, at, String.valueOf(e.getMessage()));
    }

    @Override
    public void close() throws IOException {
        for (var zip : opened) {
            zip.close();
        }
    }

    /// Compares size and checksum with the archive's table at the end.
    private static final class Verified extends java.io.FilterInputStream {
        private final CRC32 crc;
        private final ZipEntry entry;
        private long bytes;

        Verified(InputStream in, CRC32 crc, ZipEntry entry) {
            super(in);
            this.crc = crc;
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? -1 : 1);
            return next;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = in.read(to, from, length);
            count(read);
            return read;
        }

        private void count(int read) throws ZipException {
            if (read >= 0) {
                bytes += read;
            } else if ((entry.getCrc() != -1 && entry.getCrc() != crc.getValue())
                    || (entry.getSize() != -1 && entry.getSize() != bytes)) {
                throw new ZipException("checksum or size differs");
            }
        }
    }
}
