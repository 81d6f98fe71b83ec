package dev.onggi.run;

import dev.onggi.event.Event;
import dev.onggi.problem.Problem;
import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.Values;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets a worker take fewer steps while its machine is short of something: none that work while the
/// disk is nearly full, and fewer that compute while four fifths of the memory are used. What is
/// under way goes on, and runs can always end. Used by one thread, but for [#allow] and
/// [#shortages].
final class Guards {
    private static final long SECOND = 1_000_000_000;
    private static final long GB = 1_000_000_000;
    private static final double MUCH = 0.8;
    private static final double VERY_MUCH = 0.9;

    private final Machine machine;
    private final Optional<Long> keepFree;
    private final ScarcityRepository shared;
    private final String worker;
    private final Consumer<Problem> told;
    private final Map<Scarcity.Kind, Scarcity> known =
            Collections.synchronizedMap(new EnumMap<>(Scarcity.Kind.class));
    private volatile long looked = System.nanoTime() - SECOND;
    private double memory;

    /// @param machine what is looked at
    /// @param keepFree bytes of the disk that are to stay free, where somebody said how many
    /// @param database where others see it
    /// @param worker whose steps are taken
    /// @param told is given each shortage when it begins
    Guards(
            Machine machine,
            Optional<Long> keepFree,
            Database database,
            String worker,
            Consumer<Problem> told) {
        this.machine = machine;
        this.keepFree = keepFree;
        this.shared = new ScarcityRepository(database);
        this.worker = worker;
        this.told = told;
    }

    static Guards of(RunSpace space, Database database, String worker, Consumer<Problem> told) {
        var workspace = space.workspace();
        var machine = ThisMachine.of(workspace.root(), workspace.state());
        return new Guards(
                machine,
                keepFree(workspace),
                database,
                worker,
                problem -> {
                    told.accept(problem);
                    if (problem.code() == WaitReason.DISK) {
                        var disk = machine.disk();
                        space.teller()
                                .accept(
                                        new Event.DiskLow(
                                                space.clock().instant(),
                                                workspace.root().toString(),
                                                disk.free(),
                                                disk.total()));
                    }
                });
    }

    private static Optional<Long> keepFree(Workspace workspace) {
        return workspace.text("disk.keep_free").map(Values::bytes);
    }

    /// What the machine is short of now.
    List<Problem> shortages() {
        synchronized (known) {
            return known.values().stream().map(Scarcity::problem).toList();
        }
    }

    /// Whether any place may be filled, for all that is known: there was nothing short a moment
    /// ago.
    boolean allow() {
        return System.nanoTime() - looked < SECOND && known.isEmpty();
    }

    /// The places that may be filled.
    ///
    /// @param free places by lane
    /// @param all places by lane, free or taken
    Map<Lane, Integer> allowed(Map<Lane, Integer> free, Map<Lane, Integer> all) {
        if (System.nanoTime() - looked >= SECOND) {
            looked = System.nanoTime();
            look();
        }
        if (known.isEmpty()) {
            return free;
        }
        var allowed = new EnumMap<>(free);
        if (known.containsKey(Scarcity.Kind.DISK)) {
            allowed.put(Lane.COMPUTE, 0);
            allowed.put(Lane.WAIT, 0);
        } else {
            int most = computing(all.getOrDefault(Lane.COMPUTE, 0));
            allowed.computeIfPresent(
                    Lane.COMPUTE,
                    (lane, left) -> Math.max(0, most - (all.getOrDefault(lane, 0) - left)));
        }
        return allowed;
    }

    /// One always may: else nothing would ever end and give memory back.
    private int computing(int places) {
        return memory >= VERY_MUCH
                ? Math.min(1, places)
                : Math.min(Math.max(1, places / 2), places);
    }

    /// Looks at the machine; a second later it may look otherwise.
    void look() {
        var disk = machine.disk();
        long limit = keepFree.orElseGet(() -> Math.min(GB, disk.total() / 20));
        boolean before = known.containsKey(Scarcity.Kind.DISK);
        var room = new Scarcity(Scarcity.Kind.DISK, disk.free(), limit);
        change(room, disk.free() < (before ? limit + limit / 10 : limit));
        memory = machine.memory();
        var used =
                new Scarcity(
                        Scarcity.Kind.MEMORY, Math.round(memory * 100), Math.round(MUCH * 100));
        change(used, memory >= MUCH);
    }

    private void change(Scarcity now, boolean scarce) {
        if (scarce && known.put(now.kind(), now) == null) {
            shared.keep(worker, now);
            told.accept(now.problem());
        } else if (!scarce && known.remove(now.kind()) != null) {
            shared.forget(worker, now.kind());
        }
    }
}
