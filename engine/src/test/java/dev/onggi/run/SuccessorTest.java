package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.run.TaskRepository.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SuccessorTest extends BookCase {
    private static final int SIDE_BY_SIDE = 4;

    private final Set<Lease> held = ConcurrentHashMap.newKeySet();

    private String accept(String name, String steps) {
        world.pipeline(name, steps);
        return accept(name);
    }

    private Wanted wanted(String worker, int places) {
        return wanted(worker, Set.of(), places, Map.of());
    }

    private Lane lane(Lease lease) {
        return book.row(lease.run()).lane(lease.step());
    }

    private Optional<Lease> finish(Lease lease, String worker) {
        var next = new Successor(lane(lease), () -> Optional.of(wanted(worker, 1)), held);
        try {
            book.finish(lease, done(lease), next);
            next.keep();
        } finally {
            next.taken();
        }
        return next.taken();
    }

    @Test
    void theEndOfAStepTakesTheNextOne() {
        var run = accept("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        var first = book.lease(wanted("w", 1)).getFirst();
        var second = finish(first, "w").orElseThrow();
        assertThat(second.step()).isEqualTo("b");
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(held).containsExactly(second);
        assertThat(book.leased("w")).containsExactly(second);
        assertThat(finish(second, "w")).as("the end of the run is of another lane").isEmpty();
        assertThat(book.lease(wanted("w", 1))).extracting(Lease::end).containsExactly(true);
        assertThat(book.state(run)).isEqualTo("running");
    }

    @Test
    void whoeverWaitsLongestIsNextThoughItIsOfAnotherRun() {
        accept("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        var first = book.lease(wanted("w", 1)).getFirst();
        var other = accept("q", "c: {uses: noop}\n");
        assertThat(finish(first, "w")).map(Lease::run).hasValue(other);
        assertThat(book.lease(wanted("v", 1))).extracting(Lease::step).containsExactly("b");
    }

    @Test
    void aStepOfAPoolIsLeftToThoseWhoCountItsPlaces() {
        accept("p", "a: {uses: noop}\nb: {uses: noop, needs: [a], pool: narrow}\n");
        var first = book.lease(wanted("w", 1)).getFirst();
        assertThat(finish(first, "w")).isEmpty();
        assertThat(book.lease(wanted("w", 1))).extracting(Lease::step).containsExactly("b");
    }

    @Test
    void aWorkerThatIsTooLateTakesNothing() {
        accept("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        accept("q", "c: {uses: noop}\n");
        var late = book.lease(wanted("w", 1)).getFirst();
        new WorkerRepository(book.world()).bury("w");
        assertThatThrownBy(() -> finish(late, "w")).isInstanceOf(LateException.class);
        assertThat(held).isEmpty();
        assertThat(book.leased("w")).isEmpty();
    }

    @Test
    void whatWasTakenInATransactionThatFailedIsNotInHand() {
        accept("p", "a: {uses: noop}\nb: {uses: noop, needs: [a]}\n");
        var lease = book.lease(wanted("w", 1)).getFirst();
        var next = new Successor(lane(lease), () -> Optional.of(wanted("w", 1)), held);
        assertThatThrownBy(() ->
                        world.database.write(handle -> {
                            book.finish(lease, done(lease), next);
                            assertThat(held).as("before anybody else can see it").hasSize(1);
                            throw new IllegalStateException("the disk failed");
                        }))
                .hasMessageContaining("the disk failed");
        assertThat(next.taken()).isEmpty();
        assertThat(held).isEmpty();
        assertThat(book.leased("w")).containsExactly(lease);
    }

    @Test
    void ofManyThatEndAtOnceEachTakesAnotherStep() throws Exception {
        var steps = new StringBuilder();
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            steps.append("a%1$d: {uses: noop}\nb%1$d: {uses: noop, needs: [a%1$d]}\n".formatted(i));
        }
        accept("p", steps.toString());
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            accept("q" + i, "c: {uses: noop}\nd: {uses: noop}\n");
        }
        var first = book.lease(wanted("w", SIDE_BY_SIDE));
        assertThat(first).hasSize(SIDE_BY_SIDE);
        var taken = new HashSet<Lease>(first);
        var fences = new HashSet<Long>();
        var together = new CyclicBarrier(SIDE_BY_SIDE);
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var ends = new ArrayList<Future<List<Lease>>>();
            for (var lease : first) {
                ends.add(
                        threads.submit(() -> {
                            together.await();
                            var mine = new ArrayList<Lease>();
                            var next = finish(lease, "w" + lease.step());
                            while (next.isPresent()) {
                                mine.add(next.get());
                                next = finish(next.get(), "w" + lease.step());
                            }
                            return mine;
                        }));
            }
            for (var end : ends) {
                for (var lease : end.get()) {
                    assertThat(taken.add(lease)).as("%s", lease).isTrue();
                }
            }
        }
        taken.addAll(book.lease(wanted("w", 99)));
        taken.forEach(lease -> assertThat(fences.add(lease.fence())).as("%s", lease).isTrue());
        assertThat(taken).filteredOn(lease -> !lease.end()).hasSize(4 * SIDE_BY_SIDE);
    }
}
