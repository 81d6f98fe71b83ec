package dev.onggi.clean.ask.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/// Opens journals whose process dies at chosen moments of writing.
public final class FaultyDisk {
    private FaultyDisk() {}

    /// Opens a journal with small files.
    ///
    /// @param dies whether the process is to die here: `write`, in the middle of a record, `force`,
    ///   before it, or `forced`, before anybody is told
    public static Journal open(
            Path folder, ScheduledExecutorService loop, Executor disk, Predicate<String> dies) {
        Output.Opener opener =
                (file, length) -> {
                    var real = Output.file(file, length);
                    return new Output() {
                        @Override
                        public void write(ByteBuffer bytes) throws IOException {
                            if (dies.test("write")) {
                                real.write(bytes.slice(0, bytes.remaining() / 2));
                                Runtime.getRuntime().halt(137);
                            }
                            real.write(bytes);
                        }

                        @Override
                        public void force() throws IOException {
                            if (dies.test("force")) {
                                Runtime.getRuntime().halt(137);
                            }
                            real.force();
                            if (dies.test("forced")) {
                                Runtime.getRuntime().halt(137);
                            }
                        }

                        @Override
                        public void close() throws IOException {
                            real.close();
                        }
                    };
                };
        return new SegmentJournal(Segments.open(folder, 50_000, opener), loop, disk);
    }
}
