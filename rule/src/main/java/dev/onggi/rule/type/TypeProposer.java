package dev.onggi.rule.type;

import dev.onggi.rule.RuleCatalogue;
import dev.onggi.rule.kind.Bilingual;
import dev.onggi.rule.kind.InvalidOption;
import dev.onggi.rule.kind.RuleOptions;
import dev.onggi.rule.temporal.FormatInference;
import dev.onggi.spi.CellRule;
import dev.onggi.spi.ColumnType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Proposes the type of a column from its values. Codes are text: `007`, phone numbers, postal
/// codes, long numbers of one length.
public final class TypeProposer {
    /// A type is proposed when it reads this share of the filled values.
    private static final double ENOUGH = 0.95;

    /// From here on, numbers of one length are codes: phones without their zero, bar codes.
    private static final int CODE_LENGTH = 10;

    private static final Pattern CODE_NAME =
            Pattern.compile(
                    "(?i).*(zip|postal|postcode|phone|mobile|fax|(?<![a-z])tel(?![a-z])|barcode|isbn|ean|ssn"
                            + "|우편|전화|휴대|핸드폰|연락처|팩스|사업자|주민|계좌|카드번호|바코드).*");
    private static final Pattern COMPACT_DATE =
            Pattern.compile("(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");

    private static final List<ColumnType> TEMPORAL =
            List.of(ColumnType.DATE, ColumnType.TIME, ColumnType.TIMESTAMP);

    private static final CellRule NULL_WORDS = nullWords();

    private final List<String> values;

    private TypeProposer(List<String> values) {
        this.values = values;
    }

    private static CellRule nullWords() {
        var kind = Objects.requireNonNull(RuleCatalogue.builtIn().kind("null-tokens"));
        try {
            return kind.factory().create(new RuleOptions(kind.options(), Map.of()));
        } catch (InvalidOption e) {
            throw new IllegalStateException(e);
        }
    }

    /// Proposes a type.
    ///
    /// @param column the column's name, which may say that it holds codes
    /// @param values distinct values of the column, or a sample of them
    /// @return the proposal
    public static TypeProposal propose(String column, Collection<String> values) {
        var filled =
                values.stream()
                        .filter(v -> NULL_WORDS.apply(v) != null)
                        .map(String::strip)
                        .toList();
        if (filled.isEmpty()) {
            return new TypeProposal(
                    ColumnType.TEXT, null, 0, new Bilingual("no values to tell", "값이 없어 알 수 없습니다"));
        }
        return new TypeProposer(filled).propose(CODE_NAME.matcher(column).matches());
    }

    private TypeProposal propose(boolean namedCode) {
        if (share(ColumnType.BOOLEAN, null) == 1) {
            return new TypeProposal(ColumnType.BOOLEAN, null, 1, null);
        }
        double compact = share(COMPACT_DATE);
        if (compact >= ENOUGH && values.size() >= 3) {
            return new TypeProposal(ColumnType.DATE, "yyyyMMdd", compact, null);
        }
        double number = share(ColumnType.NUMBER, null);
        if (number >= ENOUGH) {
            return number(namedCode, number);
        }
        for (var type : TEMPORAL) {
            var proposal = temporal(type);
            if (proposal != null) {
                return proposal;
            }
        }
        return new TypeProposal(ColumnType.TEXT, null, 1 - number, null);
    }

    private TypeProposal number(boolean namedCode, double number) {
        if (namedCode) {
            return code("the column's name says that these are codes", "열 이름으로 보아 코드입니다");
        }
        if (values.stream().anyMatch(TypeProposer::leadingZero)) {
            return code("values begin with 0", "0으로 시작하는 값이 있습니다");
        }
        if (values.stream().allMatch(TypeProposer::longDigits)
                && values.stream().map(String::length).distinct().count() == 1) {
            return code("long numbers of one length", "길이가 같은 긴 숫자입니다");
        }
        double integer = share(ColumnType.INTEGER, null);
        if (integer == number) {
            return new TypeProposal(ColumnType.INTEGER, null, integer, null);
        }
        if (values.stream()
                .anyMatch(v -> v.length() > 19 && v.chars().allMatch(Character::isDigit))) {
            return code("numbers beyond 64 bits", "64비트를 넘는 숫자입니다");
        }
        return new TypeProposal(ColumnType.NUMBER, null, number, null);
    }

    private static TypeProposal code(String english, String korean) {
        return new TypeProposal(ColumnType.TEXT, null, 1, new Bilingual(english, korean));
    }

    private static boolean leadingZero(String value) {
        return value.length() > 1 && value.charAt(0) == '0' && Character.isDigit(value.charAt(1));
    }

    private static boolean longDigits(String value) {
        return value.length() >= CODE_LENGTH && value.chars().allMatch(Character::isDigit);
    }

    private @Nullable TypeProposal temporal(ColumnType type) {
        double iso = share(type, null);
        if (iso == 1) {
            return new TypeProposal(type, null, 1, null);
        }
        return switch (FormatInference.of(type.kind(), values)) {
            case FormatInference.Decided(var format) -> {
                double share = share(type, format);
                yield share >= ENOUGH ? new TypeProposal(type, format, share, null) : null;
            }
            case FormatInference.Ambiguous(var formats, var examples) ->
                    new TypeProposal(
                            ColumnType.TEXT,
                            null,
                            0.5,
                            new Bilingual(
                                    "a "
                                            + type
                                            + " with `from: "
                                            + String.join("` or `from: ", formats)
                                            + "`? "
                                            + String.join(", ", examples)
                                            + " can be read in several ways",
                                    "`from: "
                                            + String.join("` 또는 `from: ", formats)
                                            + "`의 "
                                            + type
                                            + "입니까? "
                                            + String.join(", ", examples)
                                            + "은(는) 여러 가지로 읽힙니다"));
            case FormatInference.None() -> null;
        };
    }

    private double share(ColumnType type, @Nullable String format) {
        var reader = TypeReader.of(type, format);
        long read = values.stream().filter(v -> reader.read(v) instanceof Reading.Value).count();
        return (double) read / values.size();
    }

    private double share(Pattern pattern) {
        return (double) values.stream().filter(v -> pattern.matcher(v).matches()).count()
                / values.size();
    }
}
