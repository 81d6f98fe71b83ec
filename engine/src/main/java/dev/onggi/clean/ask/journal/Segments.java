package dev.onggi.clean.ask.journal;

import dev.onggi.data.DurableFiles;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/// The files of a journal, numbered from the oldest on; the last one is written.
final class Segments {
    /// Bytes after which the next file begins.
    static final long LARGE = 64 << 20;

    private static final String ENDING = ".journal";

    private final Path folder;
    private final long large;
    private final Output.Opener opener;
    private final SecureRandom random = new SecureRandom();

    private Output output;
    private int mark;
    private volatile Durable durable;

    /// How far the journal is on the disk.
    private record Durable(int segment, long end) {}

    private Segments(Path folder, long large, Output.Opener opener) throws IOException {
        this.folder = folder;
        this.large = Math.max(large, SegmentReader.HEAD + 1);
        this.opener = opener;
        var numbers = numbers();
        int last = numbers.isEmpty() ? 1 : numbers.getLast();
        var file = file(last);
        var reader = new SegmentReader(file);
        long end = Files.exists(file) ? reader.end() : 0;
        this.durable = new Durable(last, end);
        this.output = opener.open(file, end);
        if (end == 0) {
            begin(last, numbers.size() < 2 ? 0 : Files.size(file(last - 1)));
        } else {
            mark = reader.mark();
            output.force();
        }
    }

    static Segments open(Path folder, long large, Output.Opener opener) {
        try {
            Files.createDirectories(folder);
            return new Segments(folder, large, opener);
        } catch (IOException e) {
            throw problem(folder, e);
        }
    }

    /// Writes the head of an empty file.
    private void begin(int segment, long before) throws IOException {
        do {
            mark = random.nextInt();
        } while (mark == 0);
        output.write(SegmentReader.head(mark, before));
        output.force();
        new DurableFiles().force(folder);
        durable = new Durable(segment, SegmentReader.HEAD);
    }

    /// Returns once the entries are on the disk.
    void append(List<byte[]> entries) throws IOException {
        if (durable.end >= large) {
            output.close();
            var full = durable;
            output = opener.open(file(full.segment + 1), 0);
            begin(full.segment + 1, full.end);
        }
        var frame = Frame.of(mark, durable.end, entries);
        long end = durable.end + frame.remaining();
        output.write(frame);
        output.force();
        durable = new Durable(durable.segment, end);
    }

    void replay(Consumer<? super Entry> reader) {
        var until = durable;
        try {
            for (int number : numbers()) {
                if (number <= until.segment) {
                    replay(number, until, reader);
                }
            }
        } catch (IOException e) {
            throw problem(folder, e);
        }
    }

    private void replay(int number, Durable until, Consumer<? super Entry> reader)
            throws IOException {
        var segment = new SegmentReader(file(number));
        long end =
                number == until.segment ? until.end : new SegmentReader(file(number + 1)).before();
        long read = segment.read(end, reader);
        if (read < end) {
            throw segment.damaged(read);
        }
    }

    private List<Integer> numbers() throws IOException {
        return numbers(folder);
    }

    /// The numbers of a folder's files.
    static List<Integer> numbers(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var numbers =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("\\d{8}\\" + ENDING))
                            .map(name -> Integer.valueOf(name.substring(0, 8)))
                            .sorted()
                            .toList();
            for (int i = 1; i < numbers.size(); i++) {
                if (numbers.get(i) != numbers.get(i - 1) + 1) {
                    throw OnggiException.of(
                            JournalProblem.MISSING, file(folder, numbers.get(i - 1) + 1));
                }
            }
            return numbers;
        }
    }

    private Path file(int number) {
        return file(folder, number);
    }

    static Path file(Path folder, int number) {
        return folder.resolve("%08d%s".formatted(number, ENDING));
    }

    OnggiException problem(Exception e) {
        return problem(file(durable.segment), e);
    }

    static OnggiException problem(Path file, Exception e) {
        var reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return OnggiException.because(e, JournalProblem.UNUSABLE, file, reason);
    }

    void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw problem(e);
        }
    }
}
