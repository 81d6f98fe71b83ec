package dev.onggi.collect.command;

import dev.onggi.step.TaggedProcesses;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process and everything it started.
///
/// Descendants are remembered while their parents live, because the system forgets whose child a
/// process was once its parent has ended. On Linux those that slipped away between two looks are
/// found by a variable of their environment.
final class ProcessTree {
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

    private Stream<ProcessHandle> tagged() {
        return TaggedProcesses.of(tag).stream().filter(process -> process.pid() != root.pid());
    }
}
