package dev.onggi.run;

import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlNode;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many steps go side by side in a process.
///
/// @param byLane places of steps that compute, that wait, and of turns of runs
/// @param pools places of each pool, over all processes
record Places(Map<Lane, Integer> byLane, Map<String, Integer> pools) {
    private static final long GB = 1L << 30;
    private static final int MOST = 10;

    /// As many as fit this machine and as `onggi.yaml` says.
    static Places of(Workspace workspace) {
        var pools = new LinkedHashMap<String, Integer>();
        if (workspace.setting("pools").orElse(null) instanceof YamlNode.Entries entries) {
            entries.plain()
                    .forEach((name, places) ->
                            pools.put(name, Integer.valueOf(String.valueOf(places))));
        }
        return standard(pools, workspace.cores());
    }

    /// As many as fit this machine: of steps that compute the cores but one, one for each 2 GB, at
    /// least 2 and at most 10; of steps that wait at least 4.
    ///
    /// @param pools places of each pool
    static Places standard(Map<String, Integer> pools) {
        return standard(pools, Runtime.getRuntime().availableProcessors());
    }

    /// The same for a number of cores.
    ///
    /// @param cores those that may be used
    static Places standard(Map<String, Integer> pools, int cores) {
        int compute = compute(cores, memory());
        return new Places(
                Map.of(Lane.COMPUTE, compute, Lane.WAIT, Math.max(4, 2 * compute), Lane.TURN, 4),
                pools);
    }

    static int compute(int cores, long bytes) {
        return Math.clamp(Math.min(cores - 1L, bytes / (2 * GB)), 2, MOST);
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 4 * GB;
    }
}
