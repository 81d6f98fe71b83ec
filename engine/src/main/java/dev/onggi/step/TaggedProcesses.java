package dev.onggi.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/// Processes that carry a tag in their environment, which their children inherit however they slip
/// away. Linux tells; elsewhere none are found.
public final class TaggedProcesses {
    /// The variable that marks every process of a tree.
    public static final String TAG = "ONGGI_PROCESS_TREE";

    private TaggedProcesses() {}

    /// Finds them.
    ///
    /// @param tag the variable's value
    /// @return those that live now
    public static Set<ProcessHandle> of(String tag) {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return Set.of();
        }
        var mark = TAG + "=" + tag;
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(mark))
                .collect(Collectors.toSet());
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
