package dev.onggi.quality.check;

import dev.onggi.problem.Problem;
import dev.onggi.quality.QualityProblem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what is wrong: the problems of expectations that do not hold, and the reasons of rejected
/// rows.
final class Verdicts {
    private static final int MOST_NAMES = 20;

    private Verdicts() {}

    /// The problem of a claim that too many rows break.
    static Problem broken(
            Expectation expectation,
            Claim.OfRows claim,
            long failed,
            long rows,
            List<Example> examples) {
        var code =
                switch (claim) {
                    case Claim.NotNull c -> QualityProblem.CELLS_EMPTY;
                    case Claim.Unique c -> QualityProblem.ROWS_REPEATED;
                    case Claim.OfType c -> QualityProblem.CELLS_NOT_OF_TYPE;
                    case Claim.Between c -> QualityProblem.CELLS_OUTSIDE;
                    case Claim.Length c -> QualityProblem.LENGTHS_OUTSIDE;
                    case Claim.Matches c -> QualityProblem.CELLS_NOT_MATCHING;
                    case Claim.OneOf c -> QualityProblem.CELLS_UNLISTED;
                };
        return Problem.of(
                code,
                expectation.place(),
                failed,
                rows,
                share(failed, rows),
                percent(BigDecimal.valueOf(expectation.atMost())),
                columns(claim.columns()),
                condition(claim),
                examples(examples, failed));
    }

    /// Why a row was rejected.
    static Problem reason(Claim claim) {
        var code =
                switch (claim) {
                    case Claim.NotNull c -> QualityProblem.ROW_EMPTY;
                    case Claim.Unique c -> QualityProblem.ROW_REPEATED;
                    case Claim.OfType c -> QualityProblem.ROW_NOT_OF_TYPE;
                    case Claim.Between c -> QualityProblem.ROW_OUTSIDE;
                    case Claim.Length c -> QualityProblem.ROW_LENGTH;
                    case Claim.Matches c -> QualityProblem.ROW_NOT_MATCHING;
                    case Claim.OneOf c -> QualityProblem.ROW_UNLISTED;
                    case Claim.Accuracy c -> QualityProblem.ROW_INACCURATE;
                    case Claim.OfTable c ->
                            throw new IllegalArgumentException("rejects no rows: " + c);
                };
        var condition =
                claim instanceof Claim.Accuracy accuracy
                        ? "`" + accuracy.truth() + "`"
                        : condition((Claim.OfRows) claim);
        return Problem.of(code, null, columns(claim.columns()), condition);
    }

    private static String condition(Claim.OfRows claim) {
        return switch (claim) {
            case Claim.NotNull c -> "";
            case Claim.Unique c -> "";
            case Claim.OfType c -> c.type().toString();
            case Claim.Between c -> c.range().text();
            case Claim.Length c -> count(c.min(), c.max());
            case Claim.Matches c -> "`" + c.pattern() + "`";
            case Claim.OneOf c -> listed(c.values());
        };
    }

    /// Columns as people read them.
    static String columns(Collection<String> names) {
        return listed(names.stream().map(name -> "`" + name + "`").toList());
    }

    /// Texts with commas between them, the first ones of many.
    static String listed(Collection<String> texts) {
        var shown = texts.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return texts.size() > MOST_NAMES ? shown + ", …" : shown;
    }

    /// A range of counts.
    static String count(long min, @Nullable Long max) {
        if (max == null) {
            return "≥ " + min;
        }
        return min == max ? Long.toString(min) : min + ".." + max;
    }

    static String examples(List<Example> examples, long failed) {
        var shown = examples.stream().map(Example::text).collect(Collectors.joining(", "));
        return failed > examples.size() ? shown + ", …" : shown;
    }

    /// A share in percent with two significant digits, never rounded up to 100 % or down to 0 %.
    static String share(long part, long whole) {
        if (whole == 0 || part == 0) {
            return "0%";
        }
        if (part >= whole) {
            return "100%";
        }
        var share =
                BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
        var small = share.min(BigDecimal.ONE.subtract(share)).movePointRight(2);
        int digits = Math.max(1, 1 - (small.precision() - small.scale()) + 1);
        return percent(share.setScale(digits + 2, RoundingMode.HALF_EVEN));
    }

    static String percent(BigDecimal share) {
        var percent = share.movePointRight(2).stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + "%";
    }

    /// A duration as it is written in YAML.
    static String duration(Duration duration) {
        if (duration.isZero() || duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSecondsPart() != 0) {
            return duration.toSeconds() + "s";
        }
        if (duration.toMinutesPart() != 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toHoursPart() == 0 ? duration.toDays() + "d" : duration.toHours() + "h";
    }
}
