package dev.onggi.testkit.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Kinds of errors. Most spoil one cell; [#COLUMNS_SWAPPED] spoils two cells of a row, and
/// [#ROW_REPEATED] adds a row.
public enum ErrorKind {
    /// One character more, one less, another one, or two in the wrong order.
    TYPO(Typos::typo),
    /// A neighbouring key, on a Latin keyboard or a Korean 두벌식 one.
    KEYBOARD(Keyboards::slip),
    /// One letter replaced by a mark that is the same for the whole table, such as `x`.
    MARKED(Typos::marked),
    /// What character recognition mistakes: `0` for `O`, `rn` for `m`.
    RECOGNITION(Typos::recognition),
    /// A space more or less inside the text, or one of another width.
    SPACING(Writing::spacing),
    /// Hangul and accented letters decomposed, as some systems write them (NFD).
    DECOMPOSED(Writing::decomposed),
    /// Letters and digits of full width.
    FULL_WIDTH(Writing::fullWidth),
    /// Letters in another case.
    LETTER_CASE(Writing::letterCase),
    /// A number with a unit, with separators, or with decimals that say nothing.
    NUMBER_FORM(Forms::number),
    /// A date or a time in another form.
    DATE_FORM(Forms::date),
    /// Nothing where something stood.
    MISSING((spot, random) -> ""),
    /// A word for nothing, such as `N/A` or `없음`.
    NULL_WORD(Forms::nullWord),
    /// Another value of the same column.
    DOMAIN((spot, random) -> spot.otherValue(random)),
    /// A Korean address in another form: the province shortened, the lot's address where the
    /// street's stood.
    ADDRESS_FORM(Korean::address),
    /// A company's legal form written in another way: `주식회사`, `(주)`, `㈜`.
    COMPANY_FORM(Korean::company),
    /// A whole number written with 만 and 억.
    KOREAN_NUMBER(Korean::number),
    /// A Korean telephone number with +82, without hyphens, or with other marks.
    PHONE_FORM(Korean::phone),
    /// The values of two columns of a row in each other's place.
    COLUMNS_SWAPPED(null),
    /// A row that stands there a second time.
    ROW_REPEATED(null);

    private final Optional<CellError> error;

    ErrorKind(@Nullable CellError error) {
        this.error = Optional.ofNullable(error);
    }

    /// What spoils a cell, or empty for kinds that spoil rows.
    Optional<CellError> cellError() {
        return error;
    }
}
