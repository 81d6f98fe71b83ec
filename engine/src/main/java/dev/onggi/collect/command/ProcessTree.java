package dev.onggi.collect.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A process and everything it started.
///
/// Descendants are remembered while their parents live, because the system forgets whose child a
/// process was once its parent has ended. On Linux those that slipped away between two looks are
/// found by a variable of their environment.
final class ProcessTree {
    /// The variable that marks every process of a tree.
    static final String TAG = "ONGGI_PROCESS_TREE";

    private final Process root;
    private final String tag;
    private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();

    ProcessTree(Process root, String tag) {
        this.root = root;
        this.tag = tag;
    }

    /// Remembers who belongs to the tree now.
    void look() {
        root.descendants().forEach(known::add);
    }

    /// Ends every process: politely, then by force. Returns how many had outlived the root.
    int end() throws InterruptedException {
        look();
        tagged().forEach(known::add);
        int left = (int) known.stream().filter(ProcessHandle::isAlive).count();
        root.destroy();
        known.forEach(ProcessHandle::destroy);
        if (!root.waitFor(500, TimeUnit.MILLISECONDS)
                || known.stream().anyMatch(ProcessHandle::isAlive)) {
            for (int i = 0; i < 10 && known.stream().anyMatch(ProcessHandle::isAlive); i++) {
                Thread.sleep(50);
            }
        }
        look();
        tagged().forEach(known::add);
        root.destroyForcibly();
        known.forEach(ProcessHandle::destroyForcibly);
        return left;
    }

    private Set<ProcessHandle> tagged() {
        Set<ProcessHandle> found = ConcurrentHashMap.newKeySet();
        if (Files.isDirectory(Path.of("/proc/self"))) {
            var mark = TAG + "=" + tag;
            ProcessHandle.allProcesses()
                    .filter(process -> process.pid() != root.pid())
                    .filter(process -> environment(process).contains(mark))
                    .forEach(found::add);
        }
        return found;
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // somebody else's process, or one that has just ended
        }
    }
}
