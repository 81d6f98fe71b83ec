package dev.onggi.clean.ask.journal;

import java.util.ArrayList;
import java.util.List;

class MemoryJournalTest extends JournalContract {
    private final List<Entry> kept = new ArrayList<>();

    @Override
    Journal open() {
        return new MemoryJournal(kept, time);
    }
}
