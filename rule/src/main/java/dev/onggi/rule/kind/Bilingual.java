package dev.onggi.rule.kind;

import java.util.Locale;

/// A sentence in the two languages of the product.
///
/// @param english the sentence in English
/// @param korean the same sentence in Korean
public record Bilingual(String english, String korean) {
    /// The sentence for a reader.
    ///
    /// @param locale the reader's locale; anything but Korean reads English
    /// @return the sentence
    public String in(Locale locale) {
        return locale.getLanguage().equals("ko") ? korean : english;
    }
}
