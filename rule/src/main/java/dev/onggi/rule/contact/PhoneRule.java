package dev.onggi.rule.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.onggi.rule.kind.FullWidth;
import dev.onggi.rule.kind.ReadingRule;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes valid phone numbers in one form. A cell with anything beside one number stays as it is.
///
/// @param region where a number without a country code belongs
/// @param e164 whether `+821012345678` is written instead of `010-1234-5678`
record PhoneRule(String region, boolean e164) implements ReadingRule {
    private static final int LONGEST = 48;
    private static final int FEWEST_DIGITS = 7;
    private static final Pattern LABEL =
            Pattern.compile(
                    "^(?:tel|phone|mobile|hp|h\\.p|fax|전화|휴대폰|핸드폰|연락처)?\\s*[.:]?\\s*(?=[+(\\d])",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public boolean mayChange(String cell) {
        int length = cell.length();
        if (length > LONGEST) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= '\uFF10' && c <= '\uFF19')) {
                digits++;
            }
        }
        return digits >= FEWEST_DIGITS;
    }

    @Override
    public @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        var number = number(cell);
        if (number == null) {
            return cell;
        }
        var written = PhoneNumberUtil.getInstance().format(number, format(number));
        return written.equals(cell) ? cell : written;
    }

    @Override
    public boolean reads(String cell) {
        return mayChange(cell) && number(cell) != null;
    }

    private PhoneNumberFormat format(PhoneNumber number) {
        if (e164) {
            return PhoneNumberFormat.E164;
        }
        boolean home =
                number.getCountryCode()
                        == PhoneNumberUtil.getInstance().getCountryCodeForRegion(region);
        return home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL;
    }

    private @Nullable PhoneNumber number(String cell) {
        var text = unlabelled(FullWidth.fold(cell).strip());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.() \u2013\u2010\u2011\u00A0".indexOf(c) < 0) {
                return null;
            }
        }
        try {
            var util = PhoneNumberUtil.getInstance();
            var number = util.parse(bare(text), region);
            return util.isValidNumber(number) ? number : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static String unlabelled(String text) {
        boolean begins = !text.isEmpty() && "+(0123456789".indexOf(text.charAt(0)) >= 0;
        return begins ? text : LABEL.matcher(text).replaceFirst("");
    }

    /// The digits and the plus before them, which is all that the parser reads and what it reads
    /// fastest; a text with a plus elsewhere as it is.
    static String bare(String text) {
        var bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+' && i > 0) {
                return text;
            }
            if (c == '+' || (c >= '0' && c <= '9')) {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}
