package dev.onggi;

import dev.onggi.data.Cancellation;
import java.nio.file.Path;

/// A process that runs the pipeline `p` of a workspace again and again until it is killed.
final class RunningProcess {
    private RunningProcess() {}

    public static void main(String[] args) {
        var root = Path.of(args[0]);
        try (var onggi = InterruptedWorkspace.open(root)) {
            onggi.pipelines();
            System.out.println("ready");
            System.out.flush();
            for (int n = 0; n < 1000; n++) {
                InterruptedWorkspace.run(onggi, new Cancellation());
            }
        }
    }
}
