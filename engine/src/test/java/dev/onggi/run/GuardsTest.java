package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.data.Cancellation;
import dev.onggi.event.Event;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardsTest extends RunCase {
    private static final long GB = 1_000_000_000;
    private static final Map<Lane, Integer> ALL =
            Map.of(Lane.COMPUTE, 8, Lane.WAIT, 16, Lane.TURN, 4);

    private final List<Problem> told = new ArrayList<>();
    private final Fake machine = new Fake();
    private Guards guards;

    private static final class Fake implements Machine {
        long free = 500 * GB;
        double memory;

        @Override
        public Disk disk() {
            return new Disk(free, 1000 * GB);
        }

        @Override
        public double memory() {
            return memory;
        }
    }

    @BeforeEach
    void guards() {
        guards = new Guards(machine, Optional.empty(), world.database, "w", told::add);
    }

    private Map<Lane, Integer> allowed(Map<Lane, Integer> free) {
        guards.look();
        return guards.allowed(free, ALL);
    }

    @Test
    void aHealthyMachineFillsAllPlaces() {
        assertThat(allowed(ALL)).isEqualTo(ALL);
        assertThat(told).isEmpty();
    }

    @Test
    void aDiskNearlyFullStartsNoStepButLetsRunsEnd() {
        machine.free = GB - 1;
        var allowed = allowed(ALL);
        assertThat(allowed).containsEntry(Lane.COMPUTE, 0).containsEntry(Lane.WAIT, 0);
        assertThat(allowed).containsEntry(Lane.TURN, 4);
        allowed(ALL);
        assertThat(told).singleElement().extracting(Problem::code).isEqualTo(WaitReason.DISK);
    }

    @Test
    void stepsStartAgainOnceATenthMoreIsFree() {
        machine.free = GB - 1;
        allowed(ALL);
        machine.free = GB + 1;
        assertThat(allowed(ALL)).containsEntry(Lane.COMPUTE, 0);
        machine.free = GB + GB / 10;
        assertThat(allowed(ALL)).isEqualTo(ALL);
        machine.free = GB - 1;
        allowed(ALL);
        assertThat(told).hasSize(2);
    }

    @Test
    void aSmallDiskKeepsATwentiethFree() {
        var small =
                new Machine() {
                    @Override
                    public Disk disk() {
                        return new Disk(60_000, 1_000_000);
                    }

                    @Override
                    public double memory() {
                        return 0;
                    }
                };
        var own = new Guards(small, Optional.empty(), world.database, "w", told::add);
        own.look();
        assertThat(own.shortages()).isEmpty();
        var asked = new Guards(small, Optional.of(70_000L), world.database, "w", told::add);
        asked.look();
        assertThat(asked.shortages()).hasSize(1);
    }

    @Test
    void fourFifthsOfTheMemoryHalveWhatComputesAndLeaveWhatWaits() {
        machine.memory = 0.8;
        assertThat(allowed(ALL)).containsEntry(Lane.COMPUTE, 4).containsEntry(Lane.WAIT, 16);
        assertThat(allowed(Map.of(Lane.COMPUTE, 3, Lane.WAIT, 16, Lane.TURN, 4)))
                .containsEntry(Lane.COMPUTE, 0);
        machine.memory = 0.95;
        assertThat(allowed(ALL)).containsEntry(Lane.COMPUTE, 1);
        machine.memory = 0.79;
        assertThat(allowed(ALL)).isEqualTo(ALL);
        assertThat(told.getFirst().message(Language.EN)).startsWith("80 % of the memory");
    }

    @Test
    void aRunWaitsForTheDiskAndSaysWhy() throws Exception {
        world.close();
        world = new RunFixture(root, "timezone: UTC\nlanguage: en\ndisk: {keep_free: 100TB}\n");
        world.source("noop", context -> NOTHING);
        var said = new ArrayList<String>();
        var stop = new Cancellation();
        var listener =
                new RunListener() {
                    @Override
                    public void said(String step, String level, String message) {
                        if (step.isEmpty()) {
                            said.add(message);
                            stop.cancel();
                        }
                    }
                };
        var result = world.run("a: {uses: noop}\n", RunRequest.NOW, listener, stop);
        assertThat(said).singleElement().asString().contains("of the disk are free");
        assertThat(states(result)).containsExactly("a CANCELLED");
        assertThat(world.events).hasAtLeastOneElementOfType(Event.DiskLow.class);
        assertThat(world.log(result)).anyMatch(line -> line.contains("of the disk are free"));
    }
}
