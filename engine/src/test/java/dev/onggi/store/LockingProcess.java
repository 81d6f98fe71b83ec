package dev.onggi.store;

import java.nio.file.Path;

/// A process that owns a workspace until it is ended.
final class LockingProcess {
    private LockingProcess() {}

    public static void main(String[] args) throws Exception {
        var ownership = Ownership.take(Path.of(args[0]), "the other process");
        System.out.println("held");
        System.out.flush();
        Thread.sleep(60_000);
        ownership.close();
    }
}
