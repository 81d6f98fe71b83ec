package dev.onggi.clean.ask;

import dev.onggi.clean.ask.form.AskedItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// Gives the items of a request ids that say nothing and cannot be guessed from one another.
final class ItemIds {
    private static final int LETTERS = 26;
    private static final int SPACE = LETTERS * 36 * 36;

    private final RandomGenerator random;

    ItemIds(RandomGenerator random) {
        this.random = random;
    }

    List<AskedItem> of(Batch batch) {
        var taken = new HashSet<String>();
        var items = new ArrayList<AskedItem>(batch.size());
        for (var part : batch.parts()) {
            var id = next();
            while (!taken.add(id)) {
                id = next();
            }
            items.add(new AskedItem(id, part.question(), part.complaint()));
        }
        return items;
    }

    /// A letter and two letters or digits: one token in most vocabularies.
    private String next() {
        int number = random.nextInt(SPACE);
        char first = (char) ('a' + number % LETTERS);
        var rest = Integer.toString(number / LETTERS + 36, 36);
        return first + rest.substring(rest.length() - 2);
    }
}
