package dev.onggi.rule.temporal;

import dev.onggi.rule.kind.Bilingual;
import dev.onggi.rule.kind.InvalidOption;
import dev.onggi.rule.kind.RuleExample;
import dev.onggi.rule.kind.RuleKind;
import dev.onggi.rule.kind.RuleOptions;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The kinds of rules that read dates and times.
public final class TemporalRules {
    private static final Setting FROM =
            Setting.text(
                    "from",
                    "How the cells are written: `ymd`, `dmy`, `mdy` or a pattern such as"
                            + " `dd/MM/yyyy`; found from the column by default.");
    private static final Setting FORMAT =
            Setting.text(
                            "format",
                            "The form to write: `iso` or a pattern such as `yyyy.MM.dd` or"
                                    + " `h:mm a.m./p.m.`.")
                    .orElse(TemporalFormat.ISO);
    private static final Setting EXTRA =
            Setting.text(
                            "extra",
                            "Whether a remark in brackets, a day beside a time or a time beside a"
                                    + " day is dropped.")
                    .among("refuse", "drop")
                    .orElse("refuse");

    private TemporalRules() {}

    /// All of them.
    ///
    /// @return in the order of the reference
    public static List<RuleKind> kinds() {
        return List.of(date(), time(), timestamp());
    }

    private static RuleKind date() {
        return new RuleKind(
                "date",
                new Bilingual(
                        "Writes days in one form; an ambiguous column is reported, not guessed.",
                        "날짜를 한 가지 꼴로 씁니다. 두 가지로 읽히는 열은 짐작하지 않고 알립니다."),
                List.of(FROM, FORMAT, EXTRA),
                List.of(
                        RuleExample.of("2024년 3월 5일", "2024-03-05"),
                        RuleExample.of("2024. 3. 5.", "2024-03-05"),
                        RuleExample.of("20240305", "2024-03-05"),
                        RuleExample.of("March 5, 2024", "2024-03-05"),
                        RuleExample.with("from", "ymd", "24.03.05", "2024-03-05"),
                        RuleExample.with("from", "dmy", "05/03/2024", "2024-03-05"),
                        RuleExample.with("format", "yyyy.MM.dd", "2024-03-05", "2024.03.05"),
                        RuleExample.of("01/02/2024", "01/02/2024"),
                        RuleExample.of("2023-02-30", "2023-02-30")),
                options -> rule(TemporalSort.DATE, options));
    }

    private static RuleKind time() {
        return new RuleKind(
                "time",
                new Bilingual("Writes times of day in one form.", "시각을 한 가지 꼴로 씁니다."),
                List.of(FORMAT, EXTRA),
                List.of(
                        RuleExample.of("오후 3시 5분", "15:05:00"),
                        RuleExample.of("3:05 p.m.", "15:05:00"),
                        RuleExample.with("format", "h:mm a.m./p.m.", "15:05", "3:05 p.m."),
                        new RuleExample(
                                Map.of("format", "h:mm a.m./p.m.", "extra", "drop"),
                                "7:40aDec 1",
                                "7:40 a.m."),
                        RuleExample.of("25:00", "25:00")),
                options -> rule(TemporalSort.TIME, options));
    }

    private static RuleKind timestamp() {
        return new RuleKind(
                "timestamp",
                new Bilingual(
                        "Writes days with times of day in one form; offsets are turned into UTC.",
                        "날짜와 시각을 한 가지 꼴로 씁니다. 시차가 적혀 있으면 UTC로 바꿉니다."),
                List.of(FROM, FORMAT),
                List.of(
                        RuleExample.of("2024년 3월 5일 오후 3시 5분", "2024-03-05T15:05:00"),
                        RuleExample.of("2024-03-05 15:05:07", "2024-03-05T15:05:07"),
                        RuleExample.of("2024-03-05T15:05:07+09:00", "2024-03-05T06:05:07"),
                        RuleExample.with("from", "mdy", "3/5/2024 3:05 PM", "2024-03-05T15:05:00"),
                        RuleExample.of("3/5/2024 15:05", "3/5/2024 15:05")),
                options -> rule(TemporalSort.TIMESTAMP, options));
    }

    private static CellRule rule(TemporalSort sort, RuleOptions options) throws InvalidOption {
        var format = format(sort, options.text("format"));
        var reader = reader(sort, options);
        for (var sample : sort.samples()) {
            var read = reader.declared() ? reader.read(format.write(sample)) : null;
            if (read != null && !read.equals(sample)) {
                throw new InvalidOption(
                        "format",
                        new Bilingual(
                                "a date written so would be read as another one by `from`",
                                "이렇게 쓴 날짜를 `from`은 다른 날짜로 읽습니다"),
                        new Bilingual(
                                "write year first, such as `yyyy-MM-dd`",
                                "`yyyy-MM-dd`처럼 연도를 앞에 쓰십시오"));
            }
        }
        boolean drop = "drop".equals(options.textOrNull("extra"));
        return new TemporalRule(sort, reader, format, drop);
    }

    private static TemporalFormat format(TemporalSort sort, String pattern) throws InvalidOption {
        try {
            return TemporalFormat.of(sort, pattern);
        } catch (IllegalArgumentException e) {
            throw invalid("format", sort, pattern);
        }
    }

    private static TemporalReader reader(TemporalSort sort, RuleOptions options)
            throws InvalidOption {
        var from = options.textOrNull("from");
        try {
            return TemporalReader.of(sort, from);
        } catch (IllegalArgumentException e) {
            throw invalid("from", sort, String.valueOf(from));
        }
    }

    private static InvalidOption invalid(String option, TemporalSort sort, String pattern) {
        var name = sort.name().toLowerCase(Locale.ROOT);
        return new InvalidOption(
                option,
                new Bilingual(
                        "`" + pattern + "` is not a pattern of a whole " + name,
                        "`" + pattern + "`은(는) 온전한 " + name + " 꼴이 아닙니다"),
                new Bilingual(
                        "for example `yyyy-MM-dd`, `HH:mm` or `yyyy-MM-dd HH:mm:ss`",
                        "예: `yyyy-MM-dd`, `HH:mm`, `yyyy-MM-dd HH:mm:ss`"));
    }
}
