package dev.onggi.testkit.table;

import java.time.LocalDate;

/// Days as most clean tables write them.
final class Days {
    private Days() {}

    /// The day that lies some days after the beginning of a year.
    static String iso(int year, int after) {
        return LocalDate.of(year, 1, 1).plusDays(after).toString();
    }
}
