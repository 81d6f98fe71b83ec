package dev.onggi.quality.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of expectations as they are written.
enum ExpectationKind {
    REQUIRED(false, "{required: [id, name]}"),
    NOT_NULL(true, "{not_null: email, at_most: 5%}"),
    UNIQUE(true, "{unique: [order_id, line]}"),
    TYPE(true, "{type: price, is: number}"),
    BETWEEN(true, "{between: rating, min: 1, max: 5}"),
    LENGTH(true, "{length: comment, min: 1, max: 500}"),
    MATCHES(true, "{matches: phone, pattern: '010-\\d{4}-\\d{4}'}"),
    ONE_OF(true, "{one_of: size, values: [S, M, L]}"),
    ROW_COUNT(false, "{row_count: , min: 1, max: 100000}"),
    FRESH(false, "{fresh: created_at, within: 1d}"),
    SAME_SCHEMA(false, "{same_schema: last}"),
    ACCURACY(false, "{accuracy: [city, state], at_least: 95%, truth: truth.csv, key: id}");

    private final boolean rows;
    private final String example;

    ExpectationKind(boolean rows, String example) {
        this.rows = rows;
        this.example = example;
    }

    /// The key in YAML.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether single rows fail, so that a share of them may.
    boolean rows() {
        return rows;
    }

    /// Whether rows that fail can be rejected.
    boolean rejects() {
        return rows || this == ACCURACY;
    }

    /// How it may be written.
    String example() {
        return example;
    }

    /// The options beside the key.
    List<String> options() {
        var all = new ArrayList<>(ownOptions());
        if (rows) {
            all.add("at_most");
        }
        all.add("otherwise");
        return List.copyOf(all);
    }

    private List<String> ownOptions() {
        return switch (this) {
            case REQUIRED, NOT_NULL, UNIQUE, SAME_SCHEMA -> List.of();
            case TYPE -> List.of("is");
            case BETWEEN, LENGTH -> List.of("min", "max");
            case MATCHES -> List.of("pattern");
            case ONE_OF -> List.of("values");
            case ROW_COUNT -> List.of("min", "max", "exact");
            case FRESH -> List.of("within");
            case ACCURACY -> List.of("at_least", "truth", "key");
        };
    }

    static Optional<ExpectationKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(ExpectationKind::key).toList();
    }
}
