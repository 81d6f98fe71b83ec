package dev.onggi.cli;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cells of a CSV record; one that is empty and not quoted is null.
final class CellHandler extends AbstractBaseCsvCallbackHandler<List<@Nullable String>> {
    private List<@Nullable String> cells = new ArrayList<>();

    @Override
    protected void handleBegin(long line) {
        cells = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] from, int offset, int length, boolean quoted) {
        cells.add(length == 0 && !quoted ? null : new String(from, offset, length));
    }

    @Override
    protected List<@Nullable String> buildRecord() {
        return cells;
    }
}
