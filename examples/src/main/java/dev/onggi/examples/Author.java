package dev.onggi.examples;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Writes true reviews: one customer, one product, one opinion that agrees with the rating.
final class Author {
    static final List<String> CHANNELS = List.of("앱", "웹", "매장", "제휴몰");

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 2);
    private static final int ORDERS_A_DAY = 40;
    private static final int DAYS = 500;
    private static final String RATINGS = "55555555554444443332211";

    private final Grammar korean = Grammar.of("reviews.ko.txt");
    private final Grammar english = Grammar.of("reviews.en.txt");
    private final List<Product> products = Product.all();

    /// A review as it should read, and the text as the customer wrote it.
    ///
    /// @param written differs from the review's text only in personal data, which is not masked
    record Draft(Review truth, String written) {}

    Draft write(int number, Random random) {
        boolean inKorean = random.nextInt(10) < 7;
        Product product = products.get(random.nextInt(products.size()));
        LocalDate ordered = FIRST_DAY.plusDays(number / ORDERS_A_DAY % DAYS);
        String order =
                ordered.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + String.format(Locale.ROOT, "-%06d", number);
        char rating = RATINGS.charAt(random.nextInt(RATINGS.length()));

        Map<String, String> words = new HashMap<>();
        words.put("item", inKorean ? product.korean() : product.english());
        words.put("kind", product.kind());
        words.put("days", String.valueOf(2 + random.nextInt(8)));
        words.put("order", order);
        words.put("tracking", tracking(random));
        Grammar grammar = inKorean ? korean : english;
        String opinion = grammar.expand(opinion(rating), words, random);
        if (!inKorean && random.nextInt(3) > 0) {
            opinion = opinion.replace('\'', '’');
        }
        if (random.nextInt(30) == 0) {
            opinion += " " + grammar.expand("number", words, random);
        }
        String text = opinion;
        String written = opinion;
        if (random.nextInt(25) == 0) {
            PersonalDatum datum = PersonalDatum.any(random);
            words.put("pii", "\0");
            String sentence = " " + grammar.expand(datum.kind(), words, random);
            text += sentence.replace("\0", datum.masked());
            written += sentence.replace("\0", datum.written());
        }
        var truth =
                new Review(
                        order,
                        inKorean ? Customer.korean(random) : Customer.english(random),
                        ordered.plusDays(1 + random.nextInt(14)).toString(),
                        String.valueOf(rating),
                        text,
                        random.nextInt(9) == 0 ? "" : Customer.phone(random),
                        random.nextInt(50) == 0 ? "" : amount(product, random),
                        CHANNELS.get(random.nextInt(CHANNELS.size())),
                        product.code());
        return new Draft(truth, written);
    }

    private static String opinion(char rating) {
        if (rating >= '4') {
            return "good";
        }
        return rating == '3' ? "mid" : "bad";
    }

    private static String amount(Product product, Random random) {
        int count = random.nextInt(5) == 0 ? 2 + random.nextInt(3) : 1;
        return String.valueOf(product.price() * count);
    }

    /// Twelve digits in groups: neither a phone number nor a card.
    private static String tracking(Random random) {
        return String.format(
                Locale.ROOT,
                "%d-%04d-%04d",
                6000 + random.nextInt(1000),
                random.nextInt(10_000),
                random.nextInt(10_000));
    }
}
