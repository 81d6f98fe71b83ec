package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Batch;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandoverTest {
    private static final Shape SHAPE = new Shape(List.of(), List.of(), "");

    private final Handover handover = new Handover();
    private final AtomicInteger put = new AtomicInteger();

    /// What waits outlives the young generation of the heap where it is more than that can keep,
    /// and then fills the heap with garbage up to its limit.
    @Test
    void holdsNoMoreThanTheYoungGenerationKeeps() throws Exception {
        assertThat(waiting(1 << 20)).isEqualTo(6);
    }

    @Test
    void holdsFewSmallBatches() throws Exception {
        assertThat(waiting(100)).isEqualTo(8);
    }

    @Test
    void holdsOneBatchOfAnySize() throws Exception {
        assertThat(waiting(100 << 20)).isEqualTo(1);
    }

    /// How many batches are put before the source has to wait; one more comes for each that goes.
    private int waiting(long bytes) throws Exception {
        var batch = new Shape.Shaped(SHAPE, new Batch(1, new Object[0]), bytes);
        var source =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < 20; i++) {
                                handover.put(batch);
                                put.incrementAndGet();
                            }
                            handover.finish(null);
                        });
        while (source.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        int held = put.get();
        int taken = 0;
        for (; handover.peek() != null; taken++) {
            handover.take();
        }
        assertThat(taken).isEqualTo(20);
        return held;
    }
}
