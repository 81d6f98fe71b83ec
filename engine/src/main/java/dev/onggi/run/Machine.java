package dev.onggi.run;

/// The machine as far as it can run short of something.
interface Machine {
    /// Room on the disk of a workspace, where its disks differ on the fuller one.
    ///
    /// @param free bytes that may be written
    /// @param total bytes in all
    record Disk(long free, long total) {}

    Disk disk();

    /// How much of the memory is used that this process may have.
    ///
    /// @return from 0 to 1
    double memory();
}
