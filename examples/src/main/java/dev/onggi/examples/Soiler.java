package dev.onggi.examples;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Makes a true review dirty, as forms, exports and copying do, and counts each kind of dirt.
final class Soiler {
    private final Random random;
    private final Map<Dirt, Long> counts = new EnumMap<>(Dirt.class);

    Soiler(Random random) {
        this.random = random;
    }

    Map<Dirt, Long> counts() {
        return counts;
    }

    void count(Dirt kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    Review soil(Author.Draft draft) {
        Review truth = draft.truth();
        return new Review(
                order(truth.order()),
                customer(truth.customer()),
                date(truth.date()),
                rating(truth.rating()),
                text(truth.text(), draft.written()),
                phone(truth.phone()),
                amount(truth.amount()),
                maybe(12, Dirt.CHANNEL_NAME, truth.channel(), v -> FieldDirt.channel(v, random)),
                product(truth.product()));
    }

    private String order(String truth) {
        String order = maybe(4, Dirt.ORDER_PREFIX, truth, v -> FieldDirt.order(v, random));
        order = maybe(1, Dirt.FULL_WIDTH, order, TextDirt::fullWidth);
        return maybe(1, Dirt.ODD_SPACE, order, v -> " " + v);
    }

    private String customer(String truth) {
        String name = truth.charAt(0) < '가' ? truth : maybe(5, Dirt.HONORIFIC, truth, v -> v + "님");
        name = maybe(4, Dirt.ODD_SPACE, name, v -> TextDirt.spaces(v, random));
        name = maybe(5, Dirt.DECOMPOSED_HANGUL, name, TextDirt::decomposed);
        return maybe(3, Dirt.MOJIBAKE, name, v -> TextDirt.mojibake(v, random));
    }

    private String date(String truth) {
        String date = maybe(30, Dirt.DATE_FORMAT, truth, v -> FieldDirt.date(v, random));
        return maybe(1, Dirt.DATE_UNREADABLE, date, _ -> FieldDirt.unreadableDate(random));
    }

    private String rating(String truth) {
        String rating = maybe(12, Dirt.RATING_FORMAT, truth, v -> FieldDirt.rating(v, random));
        rating =
                maybe(1, Dirt.RATING_OUT_OF_RANGE, rating, _ -> FieldDirt.impossibleRating(random));
        return maybe(3, Dirt.RATING_MISSING, rating, _ -> "");
    }

    private String text(String truth, String written) {
        if (!truth.equals(written)) {
            count(Dirt.PERSONAL_DATA);
        }
        String text =
                truth.equals(written)
                        ? maybe(7, Dirt.MISSPELLING, written, v -> Misspelling.misspell(v, random))
                        : written;
        text = maybe(4, Dirt.FULL_WIDTH, text, TextDirt::fullWidth);
        text = maybe(6, Dirt.HTML_ENTITY, text, v -> TextDirt.entities(v, random));
        text = maybe(10, Dirt.HTML_TAG, text, v -> TextDirt.tags(v, random));
        text = maybe(9, Dirt.ODD_SPACE, text, v -> TextDirt.spaces(v, random));
        text = maybe(5, Dirt.DECOMPOSED_HANGUL, text, TextDirt::decomposed);
        return maybe(5, Dirt.MOJIBAKE, text, v -> TextDirt.mojibake(v, random));
    }

    private String phone(String truth) {
        return truth.isEmpty()
                ? nothing()
                : maybe(35, Dirt.PHONE_FORMAT, truth, v -> FieldDirt.phone(v, random));
    }

    private String amount(String truth) {
        return truth.isEmpty()
                ? nothing()
                : maybe(25, Dirt.AMOUNT_FORMAT, truth, v -> FieldDirt.amount(v, random));
    }

    private String nothing() {
        return maybe(60, Dirt.NULL_TOKEN, "", _ -> FieldDirt.nothing(random));
    }

    private String product(String truth) {
        String code = maybe(12, Dirt.CODE_FORMAT, truth, v -> FieldDirt.code(v, random));
        return maybe(1, Dirt.CODE_TYPO, code, v -> v.replace('0', 'O'));
    }

    private String maybe(int percent, Dirt kind, String value, UnaryOperator<String> soil) {
        if (random.nextInt(100) >= percent) {
            return value;
        }
        String soiled = soil.apply(value);
        if (!soiled.equals(value)) {
            count(kind);
        }
        return soiled;
    }
}
