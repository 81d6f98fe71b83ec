package dev.onggi.cli;

/// Runs what people run most, so that the cache of classes that `build/app` makes of this process
/// holds what they need: `Rehearsal TABLE CLEANED FOLDER`.
final class Rehearsal {
    private static final String ROWS = "2000";

    private Rehearsal() {}

    /// Cleans a table, and runs the workspace of the demo.
    ///
    /// @param args a table, where it is written cleaned, and a folder for the workspace
    public static void main(String[] args) {
        var terminal = Terminal.system();
        int cleaned = Main.run(terminal, "clean", args[0], "-o", args[1]);
        int ran = Main.run(terminal, "demo", "--rows", ROWS, "--dir", args[2]);
        System.out.flush();
        Runtime.getRuntime().halt(Math.max(cleaned, ran));
    }
}
