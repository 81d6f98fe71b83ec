package dev.onggi.rule.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.onggi.rule.kind.Bilingual;
import dev.onggi.rule.kind.InvalidOption;
import dev.onggi.rule.kind.RuleExample;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.rule.kind.RuleOptions;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Setting;
import java.util.List;
import java.util.Locale;

/// The kinds of rules for phone numbers, e-mail and web addresses.
public final class ContactRules {
    private ContactRules() {}

    /// All of them.
    ///
    /// @return in the order of the reference
    public static List<RuleKind> kinds() {
        return List.of(phone(), email(), url());
    }

    private static RuleKind phone() {
        return new RuleKind(
                "phone",
                new Bilingual("Writes valid phone numbers in one form.", "올바른 전화번호를 한 가지 꼴로 씁니다."),
                List.of(
                        Setting.text("region", "The country of numbers without a country code.")
                                .orElse("KR"),
                        Setting.text("format", "The form to write.")
                                .among("national", "e164")
                                .orElse("national")),
                List.of(
                        RuleExample.of("01012345678", "010-1234-5678"),
                        RuleExample.of("+82 10 1234 5678", "010-1234-5678"),
                        RuleExample.of("02)312-3456", "02-312-3456"),
                        RuleExample.with("format", "e164", "010-1234-5678", "+821012345678"),
                        RuleExample.with("region", "US", "650.253.0000", "(650) 253-0000"),
                        RuleExample.of("010-12", "010-12")),
                ContactRules::phoneRule);
    }

    private static CellRule phoneRule(RuleOptions options) throws InvalidOption {
        var region = options.text("region").strip().toUpperCase(Locale.ROOT);
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            throw new InvalidOption(
                    "region",
                    new Bilingual(
                            "`" + region + "` is no country with phone numbers",
                            "`" + region + "`은(는) 전화번호가 있는 나라가 아닙니다"),
                    new Bilingual("two letters, such as KR, US or JP", "KR, US, JP처럼 두 글자로 쓰십시오"));
        }
        return new PhoneRule(region, options.text("format").equals("e164"));
    }

    private static RuleKind email() {
        return new RuleKind(
                "email",
                new Bilingual("Writes e-mail addresses plainly.", "전자우편 주소를 깔끔하게 씁니다."),
                List.of(
                        Setting.text("case", "Whether the part before the @ keeps its case.")
                                .among("keep", "lower")
                                .orElse("keep")),
                List.of(
                        RuleExample.of("mailto:Kim@Shop.CO.KR", "Kim@shop.co.kr"),
                        RuleExample.of("kim＠shop．kr", "kim@shop.kr"),
                        RuleExample.with("case", "lower", " Kim@Shop.kr ", "kim@shop.kr"),
                        RuleExample.of("kim at shop", "kim at shop")),
                options -> new EmailRule(options.text("case").equals("lower")));
    }

    private static RuleKind url() {
        return new RuleKind(
                "url",
                new Bilingual("Writes web addresses plainly.", "웹 주소를 깔끔하게 씁니다."),
                List.of(
                        Setting.text("scheme", "Put before an address that has none.")
                                .among("http", "https")),
                List.of(
                        RuleExample.of("HTTP://Example.COM:80/Path", "http://example.com/Path"),
                        RuleExample.of(" WWW.Example.com ", "www.example.com"),
                        RuleExample.with(
                                "scheme", "https", "example.com/a", "https://example.com/a"),
                        RuleExample.of("not a url.", "not a url.")),
                options -> {
                    var scheme = options.textOrNull("scheme");
                    return new UrlRule(scheme == null ? "" : scheme);
                });
    }
}
