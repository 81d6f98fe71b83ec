package dev.onggi.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The machine that this process runs on.
///
/// @param folders whose disks are looked at
/// @param controlGroups where the kernel tells of control groups: `/sys/fs/cgroup`
/// @param membership in which ones this process is: `/proc/self/cgroup`
record ThisMachine(List<Path> folders, Path controlGroups, Path membership) implements Machine {
    static ThisMachine of(Path... folders) {
        return new ThisMachine(
                List.of(folders), Path.of("/sys/fs/cgroup"), Path.of("/proc/self/cgroup"));
    }

    @Override
    public Disk disk() {
        var fullest = new Disk(Long.MAX_VALUE, Long.MAX_VALUE);
        for (var folder : folders) {
            try {
                var store = Files.getFileStore(folder);
                if (store.getUsableSpace() < fullest.free()) {
                    fullest = new Disk(store.getUsableSpace(), store.getTotalSpace());
                }
            } catch (IOException e) {
                // a disk that does not answer fails whoever writes to it
            }
        }
        return fullest;
    }

    @Override
    public double memory() {
        return Math.max(heap(), controlGroup().orElse(0.0));
    }

    /// What was left of the heap after the last collection: garbage is no reason to wait.
    private static double heap() {
        long used = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            var left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += left == null ? 0 : left.getUsed();
        }
        return (double) used / Runtime.getRuntime().maxMemory();
    }

    private Optional<Double> controlGroup() {
        for (var group : groups()) {
            var share =
                    share(group, "memory.max", "memory.current", "inactive_file")
                            .or(() ->
                                    share(
                                            group,
                                            "memory.limit_in_bytes",
                                            "memory.usage_in_bytes",
                                            "total_inactive_file"));
            if (share.isPresent()) {
                return share;
            }
        }
        return Optional.empty();
    }

    /// From the own one upwards. Inside a container the own one is seen at the root.
    private List<Path> groups() {
        var groups = new java.util.ArrayList<Path>();
        for (var line : lines(membership)) {
            var parts = line.split(":", 3);
            if (parts.length == 3 && (parts[1].isEmpty() || parts[1].equals("memory"))) {
                var root = parts[1].isEmpty() ? controlGroups : controlGroups.resolve("memory");
                var own = root.resolve(parts[2].replaceFirst("^/+", "")).normalize();
                for (var at = own; at != null && at.startsWith(root); at = at.getParent()) {
                    groups.add(at);
                }
            }
        }
        return groups;
    }

    /// What the kernel gives back by itself, files that were read, counts as free.
    private static Optional<Double> share(Path group, String limit, String usage, String cache) {
        var most = number(lines(group.resolve(limit)));
        var used = number(lines(group.resolve(usage)));
        if (most.isEmpty() || used.isEmpty() || most.get() > 1L << 50) {
            return Optional.empty();
        }
        long reclaimable =
                lines(group.resolve("memory.stat")).stream()
                        .filter(line -> line.startsWith(cache + " "))
                        .map(line -> line.substring(cache.length() + 1))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0);
        return Optional.of(
                Math.max(0, used.get() - reclaimable) / (double) Math.max(1, most.get()));
    }

    private static Optional<Long> number(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
