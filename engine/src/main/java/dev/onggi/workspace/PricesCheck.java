package dev.onggi.workspace;

import dev.onggi.problem.Problems;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/// Checks the prices of `onggi.yaml`.
final class PricesCheck {
    private static final Pattern USD = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final List<String> KEYS = List.of("input", "cached", "output", "batch");

    private final Problems problems;
    private final SettingProblems told;

    PricesCheck(Problems problems) {
        this.problems = problems;
        this.told = new SettingProblems(problems);
    }

    void check(Entries prices) {
        prices.entries()
                .forEach((model, entry) -> {
                    var path = "prices." + model;
                    if (entry.value() instanceof Entries price) {
                        price(path, price);
                    } else if (!(entry.value() instanceof Scalar scalar)
                            || !scalar.text().equals("free")) {
                        told.wrong(path, entry.value(), "map", "{input: 2.50, output: 10.00}");
                    }
                });
    }

    private void price(String path, Entries price) {
        price.entries()
                .forEach((key, entry) -> {
                    var value = entry.value() instanceof Scalar scalar ? scalar.text() : "";
                    if (!KEYS.contains(key)) {
                        told.unknown(path, key, entry, KEYS);
                    } else if (key.equals("batch")) {
                        if (!share(value)) {
                            told.wrong(path + ".batch", entry.value(), "share", "50%");
                        }
                    } else if (!USD.matcher(value).matches()) {
                        told.wrong(path + "." + key, entry.value(), "decimal", "2.50");
                    }
                });
        for (var key : List.of("input", "output")) {
            if (price.get(key) == null) {
                problems.add(price.place(), WorkspaceProblem.MISSING_SETTING, path, key);
            }
        }
    }

    private static boolean share(String text) {
        try {
            Values.share(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
