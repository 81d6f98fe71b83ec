package dev.onggi.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Random;

/// Generates a table of Korean and English customer reviews twice: as a shop would export it, with
/// every kind of [Dirt], and as a perfect cleaning would leave it, row for row and column for
/// column.
///
/// The same seed gives the same bytes, and a smaller table is the beginning of a larger one.
public final class ReviewGenerator {
    private static final int REMEMBERED = 200;
    private static final int DUPLICATE_PERCENT = 3;

    private final long seed;
    private final int rows;

    /// A generator of `rows` rows below the header.
    public ReviewGenerator(long seed, int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative: " + rows);
        }
        this.seed = seed;
        this.rows = rows;
    }

    private record Pair(Review dirty, Review clean) {}

    /// Writes both tables, over files that are there, and makes the folders they lie in.
    ///
    /// @return how many cells (rows, for duplicates) got each kind of dirt
    public Map<Dirt, Long> write(Path dirty, Path truth) throws IOException {
        Files.createDirectories(dirty.toAbsolutePath().getParent());
        Files.createDirectories(truth.toAbsolutePath().getParent());
        var random = new Random(seed);
        var author = new Author();
        var soiler = new Soiler(random);
        Deque<Pair> recent = new ArrayDeque<>();
        try (var dirtyOut = new CsvWriter(dirty);
                var truthOut = new CsvWriter(truth)) {
            dirtyOut.row(Review.HEADER);
            truthOut.row(Review.HEADER);
            for (int row = 1; row <= rows; row++) {
                Pair pair;
                if (recent.size() == REMEMBERED && random.nextInt(100) < DUPLICATE_PERCENT) {
                    // each is taken once, so that a row occurs at most twice
                    pair = recent.removeFirst();
                    soiler.count(Dirt.DUPLICATE_ROW);
                } else {
                    Author.Draft draft = author.write(row, random);
                    pair = new Pair(soiler.soil(draft), draft.truth());
                    recent.addLast(pair);
                    if (recent.size() > REMEMBERED) {
                        recent.removeFirst();
                    }
                }
                dirtyOut.row(pair.dirty().cells());
                truthOut.row(pair.clean().cells());
            }
        }
        return Collections.unmodifiableMap(soiler.counts());
    }

    /// Writes the two tables from the command line: `DIRTY TRUTH [ROWS [SEED]]`.
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException("usage: ReviewGenerator DIRTY TRUTH [ROWS [SEED]]");
        }
        int rows = args.length > 2 ? Integer.parseInt(args[2]) : 5_000;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        var generator = new ReviewGenerator(seed, rows);
        generator
                .write(Path.of(args[0]), Path.of(args[1]))
                .forEach((kind, count) -> System.out.println(kind + "\t" + count));
    }
}
