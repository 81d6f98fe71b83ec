package dev.onggi.rule.temporal;

import java.util.Locale;

/// English names of months, whole or cut to three letters.
final class Months {
    static final String PATTERN =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    private static final String STARTS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private Months() {}

    /// The number of a month, 1 to 12.
    static int number(String name) {
        return STARTS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
    }
}
