package dev.onggi.examples;

/// A kind of dirt that [ReviewGenerator] puts into a table.
public enum Dirt {
    /// Tags around or between words: `<p>`, `<b>`, `<br/>`.
    HTML_TAG,
    /// Escaped characters: `&amp;`, `&#39;`, `&nbsp;`.
    HTML_ENTITY,
    /// Hangul stored letter by letter (Unicode NFD), as files from a Mac have it.
    DECOMPOSED_HANGUL,
    /// Letters and digits of double width: `５일`.
    FULL_WIDTH,
    /// Text decoded with the wrong charset, which can be reversed.
    MOJIBAKE,
    /// Doubled, non-breaking, ideographic, tabulator or zero-width spaces.
    ODD_SPACE,
    /// A resident number, card, phone number or mail address inside a review.
    PERSONAL_DATA,
    /// A misspelling or a missing space, which no rule can repair.
    MISSPELLING,
    /// A word that means nothing is there: `N/A`, `-`, `없음`.
    NULL_TOKEN,
    /// A title after a name: `김민수님`.
    HONORIFIC,
    /// A prefix before an order number: `No.`, `#`.
    ORDER_PREFIX,
    /// A date in another format.
    DATE_FORMAT,
    /// A date that only a person could resolve: `어제`.
    DATE_UNREADABLE,
    /// A rating with a unit or in stars.
    RATING_FORMAT,
    /// A rating that was lost.
    RATING_MISSING,
    /// A rating that cannot be.
    RATING_OUT_OF_RANGE,
    /// A phone number in another format.
    PHONE_FORMAT,
    /// An amount with separators, units or 만.
    AMOUNT_FORMAT,
    /// Another name of a sales channel.
    CHANNEL_NAME,
    /// A product code in small letters or with other separators.
    CODE_FORMAT,
    /// A product code with the letter O for a zero.
    CODE_TYPO,
    /// A row that was exported twice.
    DUPLICATE_ROW
}
