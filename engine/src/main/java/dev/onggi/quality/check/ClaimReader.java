package dev.onggi.quality.check;

import dev.onggi.quality.NumberText;
import dev.onggi.quality.QualityProblem;
import dev.onggi.spi.ColumnType;
import dev.onggi.yaml.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Makes the claim of an expectation out of its options.
final class ClaimReader {
    private ClaimReader() {}

    /// The claim, or null where something was wrong or is not known yet.
    static @Nullable Claim read(ExpectationOptions options) {
        var claim =
                switch (options.kind()) {
                    case REQUIRED -> new Claim.Required(options.columns());
                    case NOT_NULL -> new Claim.NotNull(options.columns());
                    case UNIQUE -> new Claim.Unique(options.columns());
                    case TYPE -> type(options);
                    case BETWEEN -> between(options);
                    case LENGTH -> length(options);
                    case MATCHES -> matches(options);
                    case ONE_OF -> oneOf(options);
                    case ROW_COUNT -> rowCount(options);
                    case FRESH -> fresh(options);
                    case SAME_SCHEMA -> sameSchema(options);
                    case ACCURACY -> accuracy(options);
                };
        return options.unsure() ? null : claim;
    }

    private static @Nullable Claim type(ExpectationOptions options) {
        var columns = options.columns();
        options.demand("is");
        var type = options.value("is", text -> ColumnType.parse(text).orElse(null));
        return type == null ? null : new Claim.OfType(columns, type);
    }

    private static @Nullable Claim between(ExpectationOptions options) {
        var columns = options.columns();
        var range = RangeReader.read(options);
        return range == null ? null : new Claim.Between(columns, range);
    }

    private static Claim length(ExpectationOptions options) {
        var columns = options.columns();
        if (!options.has("min") && !options.has("max")) {
            options.demand("min");
        }
        var min = options.value("min", ClaimReader::count);
        var max = options.value("max", ClaimReader::count);
        reversed(options, min, max);
        return new Claim.Length(columns, min == null ? 0 : min, max);
    }

    private static @Nullable Claim matches(ExpectationOptions options) {
        var columns = options.columns();
        options.demand("pattern");
        var pattern =
                options.value(
                        "pattern",
                        text -> {
                            try {
                                return new GuardedPattern(text);
                            } catch (PatternSyntaxException e) {
                                options.report(
                                        "pattern",
                                        QualityProblem.PATTERN_WRONG,
                                        text,
                                        e.getDescription());
                                return new GuardedPattern("");
                            }
                        });
        return pattern == null ? null : new Claim.Matches(columns, pattern);
    }

    private static Claim oneOf(ExpectationOptions options) {
        var columns = options.columns();
        var values = options.texts("values");
        if (values.isEmpty() && !options.unsure()) {
            options.report(
                    options.kind().key(),
                    QualityProblem.OPTION_MISSING,
                    options.kind().key(),
                    "values",
                    options.kind().example());
        }
        return new Claim.OneOf(columns, new LinkedHashSet<>(values));
    }

    private static Claim rowCount(ExpectationOptions options) {
        var exact =
                options.has("exact")
                        ? options.value("exact", ClaimReader::count)
                        : options.value(options.kind().key(), ClaimReader::count);
        var min = options.value("min", ClaimReader::count);
        var max = options.value("max", ClaimReader::count);
        if (exact != null) {
            return new Claim.RowCount(exact, exact);
        }
        if (min == null && max == null && !options.unsure()) {
            options.demand("min");
        }
        reversed(options, min, max);
        return new Claim.RowCount(min == null ? 0 : min, max);
    }

    private static @Nullable Claim fresh(ExpectationOptions options) {
        var columns = options.columns();
        if (columns.size() > 1) {
            options.wrong(options.kind().key(), columns);
        }
        options.demand("within");
        var within = options.value("within", Values::duration);
        return within == null || columns.isEmpty()
                ? null
                : new Claim.Fresh(columns.getFirst(), within);
    }

    private static Claim sameSchema(ExpectationOptions options) {
        if (!options.texts(options.kind().key()).equals(List.of("last"))) {
            options.wrong(options.kind().key(), options.texts(options.kind().key()));
        }
        return new Claim.SameSchema();
    }

    private static @Nullable Claim accuracy(ExpectationOptions options) {
        var columns = options.texts(options.kind().key());
        options.demand("at_least");
        options.demand("truth");
        var atLeast = options.value("at_least", Values::share);
        var truth = options.value("truth", text -> text);
        var key = options.value("key", text -> text);
        return atLeast == null || truth == null
                ? null
                : new Claim.Accuracy(columns, atLeast, truth, key);
    }

    private static @Nullable Long count(String text) {
        return NumberText.isInteger(text) && !text.startsWith("-") ? Long.valueOf(text) : null;
    }

    private static void reversed(
            ExpectationOptions options, @Nullable Long min, @Nullable Long max) {
        if (min != null && max != null && min > max) {
            options.report("min", QualityProblem.RANGE_REVERSED, options.title(), min, max);
        }
    }
}
