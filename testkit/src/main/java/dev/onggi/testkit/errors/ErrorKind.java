package dev.onggi.testkit.errors;

import java.util.Optional;

/// Kinds of errors. Most spoil one cell; [#COLUMNS_SWAPPED] spoils two cells of a row, and
/// [#ROW_REPEATED] adds a row.
public enum ErrorKind {
    /// One character more, one less, another one, or two in the wrong order.
    TYPO,
    /// A neighbouring key, on a Latin keyboard or a Korean 두벌식 one.
    KEYBOARD,
    /// One letter replaced by a mark that is the same for the whole table, such as `x`.
    MARKED,
    /// What character recognition mistakes: `0` for `O`, `rn` for `m`.
    RECOGNITION,
    /// A space more or less inside the text, or one of another width.
    SPACING,
    /// Hangul and accented letters decomposed, as some systems write them (NFD).
    DECOMPOSED,
    /// Letters and digits of full width.
    FULL_WIDTH,
    /// Letters in another case.
    LETTER_CASE,
    /// A number with a unit, with separators, or with decimals that say nothing.
    NUMBER_FORM,
    /// A date or a time in another form.
    DATE_FORM,
    /// Nothing where something stood.
    MISSING,
    /// A word for nothing, such as `N/A` or `없음`.
    NULL_WORD,
    /// Another value of the same column.
    DOMAIN,
    /// A Korean address in another form: the province shortened, the lot's address where the
    /// street's stood.
    ADDRESS_FORM,
    /// A company's legal form written in another way: `주식회사`, `(주)`, `㈜`.
    COMPANY_FORM,
    /// A whole number written with 만 and 억.
    KOREAN_NUMBER,
    /// A Korean telephone number with +82, without hyphens, or with other marks.
    PHONE_FORM,
    /// The values of two columns of a row in each other's place.
    COLUMNS_SWAPPED,
    /// A row that stands there a second time.
    ROW_REPEATED;

    /// What spoils a cell, or empty for kinds that spoil rows.
    Optional<CellError> cellError() {
        return Optional.ofNullable(
                switch (this) {
                    case TYPO -> Typos::typo;
                    case KEYBOARD -> Keyboards::slip;
                    case MARKED -> Typos::marked;
                    case RECOGNITION -> Typos::recognition;
                    case SPACING -> Writing::spacing;
                    case DECOMPOSED -> (spot, _) -> Writing.decomposed(spot.text());
                    case FULL_WIDTH -> Writing::fullWidth;
                    case LETTER_CASE -> Writing::letterCase;
                    case NUMBER_FORM -> Forms::number;
                    case DATE_FORM -> Forms::date;
                    case MISSING -> (_, _) -> "";
                    case NULL_WORD -> (_, random) -> Forms.nullWord(random);
                    case DOMAIN -> Spot::otherValue;
                    case ADDRESS_FORM -> Korean::address;
                    case COMPANY_FORM -> Korean::company;
                    case KOREAN_NUMBER -> Korean::number;
                    case PHONE_FORM -> Korean::phone;
                    case COLUMNS_SWAPPED, ROW_REPEATED -> null;
                });
    }
}
