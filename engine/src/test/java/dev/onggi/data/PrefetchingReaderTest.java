package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.spi.Column;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class PrefetchingReaderTest {
    private static final List<Column> COLUMNS = List.of(Column.text("a"));

    private static Batch batch(long n) {
        return new Batch(1, new Object[] {new long[] {n}});
    }

    @Test
    void batchesComeInOrderAndTheEndStays() throws Exception {
        var inner = new ListReader(COLUMNS, batch(1), batch(2), batch(3));
        try (var reader = new PrefetchingReader(inner)) {
            assertThat(reader.columns()).isEqualTo(COLUMNS);
            for (long n = 1; n <= 3; n++) {
                assertThat(reader.next())
                        .extracting(b -> ((long[]) b.columns()[0])[0])
                        .isEqualTo(n);
            }
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
        assertThat(inner.closed).isTrue();
    }

    @Test
    void aFailureComesBehindWhatWasRead() throws Exception {
        var failure = new IOException("broken");
        try (var reader = new PrefetchingReader(failing(failure))) {
            assertThat(reader.next()).isNotNull();
            assertThatThrownBy(reader::next).isSameAs(failure);
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void anErrorDoesNotLeaveTheConsumerWaiting() throws Exception {
        var error = new StackOverflowError();
        try (var reader = new PrefetchingReader(failing(error))) {
            assertThat(reader.next()).isNotNull();
            assertThatThrownBy(reader::next).hasCause(error);
        }
    }

    @Test
    void closingEndsAReaderThatIsFarAhead() {
        var inner = failing(null);
        new PrefetchingReader(inner).close();
        assertThat(inner.columns()).isEqualTo(COLUMNS);
    }

    /// One batch, then a failure; without one, batches for ever.
    private static BatchReader failing(@Nullable Throwable failure) {
        var calls = new AtomicInteger();
        return new BatchReader() {
            @Override
            public List<Column> columns() {
                return COLUMNS;
            }

            @Override
            public Batch next() throws Exception {
                if (calls.getAndIncrement() == 0 || failure == null) {
                    return batch(0);
                }
                if (failure instanceof Error e) {
                    throw e;
                }
                throw (Exception) failure;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
