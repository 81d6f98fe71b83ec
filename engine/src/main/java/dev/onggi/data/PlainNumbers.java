package dev.onggi.data;

import java.math.BigDecimal;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Writes `1e+300` and `1e-07` with all their digits.
final class PlainNumbers implements CellMap {
    static final CellMap INSTANCE = new PlainNumbers();

    private PlainNumbers() {}

    @Override
    public void map(IntToLongFunction positions, @Nullable String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            if (cell != null && cell.indexOf('e') >= 0) {
                cells[i] = new BigDecimal(cell).toPlainString();
            }
        }
    }
}
