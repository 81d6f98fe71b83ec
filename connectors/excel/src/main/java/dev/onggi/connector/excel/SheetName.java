package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;

/// The name on a sheet's tab.
///
/// @param text at most 31 characters, none of `/ \ ? * [ ] :`
record SheetName(String text) {
    private static final int LONGEST = 31;

    /// Checks a name.
    ///
    /// @throws Failure when a spreadsheet would refuse it
    static SheetName of(String text) throws Failure {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Failure.user(
                    "the sheet name \"" + text + "\" has " + text.length() + " characters",
                    "a sheet's name has 1 to 31");
        }
        if (text.matches(".*[/\\\\?*\\[\\]:\\p{Cntrl}].*|'.*|.*'")) {
            throw Failure.user(
                    "the sheet name \"" + text + "\" holds a character that sheets refuse",
                    "leave out / \\ ? * [ ] : and a ' at either end");
        }
        return new SheetName(text);
    }

    /// The name of the sheet of a number from 1, shortened where it would grow too long.
    String ofSheet(int number) {
        if (number == 1) {
            return text;
        }
        var suffix = "_" + number;
        int length = Math.min(text.length(), LONGEST - suffix.length());
        return text.substring(0, length) + suffix;
    }
}
