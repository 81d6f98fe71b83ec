package dev.onggi.clean.ask.budget;

import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import dev.onggi.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a table of prices that was checked with the settings.
final class TariffReader {
    private TariffReader() {}

    static Map<String, Tariff> read(YamlNode table) {
        var tariffs = new LinkedHashMap<String, Tariff>();
        if (table instanceof Entries models) {
            models.entries().forEach((model, entry) -> tariffs.put(model, tariff(entry.value())));
        }
        return tariffs;
    }

    private static Tariff tariff(YamlNode node) {
        if (!(node instanceof Entries price)) {
            return Tariff.FREE;
        }
        var input = decimal(price.get("input"), BigDecimal.ZERO);
        var cached = decimal(price.get("cached"), input);
        var output = decimal(price.get("output"), BigDecimal.ZERO);
        var share =
                price.get("batch") instanceof Scalar batch
                        ? BigDecimal.valueOf(Values.share(batch.text()))
                        : BigDecimal.ONE;
        return new Tariff(
                Price.perMillion(input, cached, output),
                Price.perMillion(
                        input.multiply(share), cached.multiply(share), output.multiply(share)));
    }

    private static BigDecimal decimal(@Nullable YamlNode node, BigDecimal otherwise) {
        return node instanceof Scalar scalar ? new BigDecimal(scalar.text()) : otherwise;
    }
}
