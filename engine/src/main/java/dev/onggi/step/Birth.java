package dev.onggi.step;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process as nobody else can be it: its number, which the system gives again and again, and when
/// it was started on which machine.
///
/// @param pid its number
/// @param start when, by the system's own count; empty where it cannot be told
record Birth(long pid, String start) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_BEHIND_NAME = 19;

    static Birth of(ProcessHandle process) {
        return new Birth(process.pid(), start(process));
    }

    /// The process, where it lives still.
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !start.isEmpty() && start(process).equals(start));
    }

    /// Ticks since the machine was started, which no clock moves; else the time.
    private static String start(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[START_BEHIND_NAME];
        } catch (IOException e) {
            return process.info().startInstant().map(Object::toString).orElse("");
        }
    }

    /// What tells this machine, and its present start, from others that share a folder with it.
    static String machine() {
        try {
            var boot = Files.exists(BOOT) ? Files.readString(BOOT).strip() : "";
            return InetAddress.getLocalHost().getHostName() + "/" + boot;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
