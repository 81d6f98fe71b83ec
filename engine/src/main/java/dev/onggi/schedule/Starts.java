package dev.onggi.schedule;

/// Where runs begin.
@FunctionalInterface
public interface Starts {
    /// Begins the run of a slot, durably: once this returns, the run exists or existed before. The
    /// same slot may be handed over again, after a crash or by another process.
    ///
    /// @param slot the occasion
    /// @return false where its run existed before
    boolean start(Slot slot);
}
