package dev.onggi.clean.learn;

/// Whether the rows of one value keep the company of another one's: what stands beside them in some
/// column stands beside the other value in all other rows.
final class Company {
    private static final int ROWS = 50_000;
    private static final int FEWEST = 3;
    private static final int OTHERS = 2;
    private static final double MOST = 0.8;
    private static final double COMMON = 0.4;

    /// Pairs that are looked at; a writer that maps more has not understood.
    private static final int PAIRS = 200;

    private final Table table;
    private final CodedColumn column;
    private final int rows;
    private int pairs;

    Company(Table table, CodedColumn column) {
        this.table = table;
        this.column = column;
        this.rows = Math.min(ROWS, table.rows());
    }

    /// @param from the number of a value
    /// @param to the number of the value that may be the same
    boolean replaces(int from, int to) {
        if (column.counts()[to] > COMMON * column.filled() || ++pairs > PAIRS) {
            return false; // what is everywhere stands beside everything
        }
        return table.columns().stream()
                .filter(other -> other != column)
                .anyMatch(other -> agrees(other, from, to));
    }

    private boolean agrees(CodedColumn other, int from, int to) {
        int[] beside = new int[other.size()];
        int[] agreeing = new int[other.size()];
        for (int row = 0; row < rows; row++) {
            int id = column.id(row);
            if (id != from && id != CodedColumn.EMPTY) {
                beside[other.id(row)]++;
                agreeing[other.id(row)] += id == to ? 1 : 0;
            }
        }
        int judged = 0;
        int agreed = 0;
        for (int row = 0; row < rows; row++) {
            int context = other.id(row);
            if (column.id(row) == from
                    && context != CodedColumn.EMPTY
                    && beside[context] >= OTHERS) {
                judged++;
                agreed += agreeing[context] >= MOST * beside[context] ? 1 : 0;
            }
        }
        return judged >= FEWEST && agreed >= MOST * judged;
    }
}
