package dev.onggi.clean.ask;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Money;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider of answers that takes money for each, and keeps books of its own.
final class ToyProvider implements AutoCloseable {
    /// A line of the books: a call that was answered and has to be paid.
    record Sold(CallId call, int item, Money cost) {
        private String line() {
            return "%s %d %d\n".formatted(call, item, cost.micros());
        }

        private static Sold of(String line) {
            var parts = line.split(" ", -1);
            return new Sold(
                    new CallId(
                            HexFormat.fromHexDigitsToLong(parts[0], 0, 16),
                            HexFormat.fromHexDigitsToLong(parts[0], 16, 32)),
                    Integer.parseInt(parts[1]),
                    new Money(Long.parseLong(parts[2])));
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FileChannel books;
    private final Random random;

    ToyProvider(Path books, Random random) throws IOException {
        this.books = FileChannel.open(books, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.random = random;
    }

    /// What it answers to an item.
    static String answer(int item) {
        return "옹기 " + item;
    }

    /// What it takes for an item.
    static Money cost(int item) {
        return new Money(100 + item % 900);
    }

    CompletableFuture<String> ask(CallId call, int item) {
        int millis = 1 + random.nextInt(15);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Thread.sleep(millis);
                        sell(new Sold(call, item, cost(item)));
                        return answer(item);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private synchronized void sell(Sold sold) throws IOException {
        books.write(ByteBuffer.wrap(sold.line().getBytes(StandardCharsets.UTF_8)));
        books.force(false);
    }

    /// The books, without a line that was not finished.
    static List<Sold> books(Path books) throws IOException {
        var sold = new ArrayList<Sold>();
        if (Files.exists(books)) {
            var text = Files.readString(books);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Sold::of).forEach(sold::add);
        }
        return sold;
    }

    @Override
    public void close() throws IOException {
        threads.close();
        books.close();
    }
}
