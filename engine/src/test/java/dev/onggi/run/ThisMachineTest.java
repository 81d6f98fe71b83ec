package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisMachineTest {
    @TempDir Path folder;

    private double memory(String membership) throws IOException {
        var file = Files.writeString(folder.resolve("cgroup"), membership);
        return new ThisMachine(List.of(folder), folder.resolve("fs"), file).memory();
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve("fs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void theSecondVersionOfControlGroupsCountsWhatCannotBeGivenBack() throws IOException {
        file("a/b/memory.max", "1000000000\n");
        file("a/b/memory.current", "950000000\n");
        file("a/b/memory.stat", "anon 1\ninactive_file 50000000\n");
        assertThat(memory("0::/a/b\n")).isCloseTo(0.9, within(0.001));
    }

    @Test
    void aGroupWithoutALimitIsBoundByTheOneAbove() throws IOException {
        file("a/b/memory.max", "max\n");
        file("a/b/memory.current", "950000000\n");
        file("a/memory.max", "1000000000\n");
        file("a/memory.current", "990000000\n");
        assertThat(memory("0::/a/b\n")).isCloseTo(0.99, within(0.001));
    }

    @Test
    void theFirstVersionIsReadToo() throws IOException {
        file("memory/x/memory.limit_in_bytes", "1000\n");
        file("memory/x/memory.usage_in_bytes", "970\n");
        file("memory/x/memory.stat", "total_inactive_file 20\n");
        assertThat(memory("5:cpu:/x\n4:memory:/x\n")).isCloseTo(0.95, within(0.001));
    }

    @Test
    void aContainerSeesItsGroupAtTheRoot() throws IOException {
        file("memory.max", "1000\n");
        file("memory.current", "980\n");
        assertThat(memory("0::/docker/1f\n")).isCloseTo(0.98, within(0.001));
    }

    @Test
    void withoutALimitOnlyTheHeapCounts() throws IOException {
        file("memory/memory.limit_in_bytes", "9223372036854771712\n");
        file("memory/memory.usage_in_bytes", "970\n");
        assertThat(memory("4:memory:/\n")).isBetween(0.0, 1.0).isLessThan(0.9);
        assertThat(memory("")).isBetween(0.0, 1.0);
    }

    @Test
    void theFullestDiskCounts() {
        var disk = ThisMachine.of(folder, folder.resolve("nowhere")).disk();
        assertThat(disk.free()).isBetween(1L, disk.total());
    }
}
