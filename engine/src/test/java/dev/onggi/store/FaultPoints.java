package dev.onggi.store;

import java.util.concurrent.atomic.AtomicInteger;

/// Places at which something can go wrong, of which one does: the Nth that is met.
public final class FaultPoints {
    private final boolean halting;
    private final AtomicInteger met = new AtomicInteger();
    private volatile int failing;
    private volatile String failed = "";

    /// @param halting whether the process ends there, as after `kill -9`, or goes on with a failure
    public FaultPoints(boolean halting) {
        this.halting = halting;
    }

    /// Lets the Nth place from now fail.
    public void arm(int n) {
        failed = "";
        met.set(0);
        failing = n;
    }

    /// Lets no further place fail.
    ///
    /// @return which one has failed; empty where none has
    public String disarm() {
        failing = 0;
        return failed;
    }

    /// A place that can fail.
    ///
    /// @return whether it does
    public boolean fails(String place) {
        if (failing == 0 || met.incrementAndGet() != failing) {
            return false;
        }
        failed = place;
        if (halting) {
            Runtime.getRuntime().halt(137);
        }
        return true;
    }
}
