package dev.onggi.clean.ask.budget;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.workspace.Workspace;
import dev.onggi.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What models cost: the table that comes with Onggi, and `prices:` of `onggi.yaml` before it.
///
/// A model is named as `uses:` names it. A dated version costs what its model costs, a name that
/// ends in `*` stands for all that begin so (the longest counts), and a model on this machine is
/// free where nothing else is said.
public final class Prices {
    private static final Pattern VERSION =
            Pattern.compile("-(\\d{4}-\\d\\d-\\d\\d|\\d{8}|latest)$");
    private static final Pattern LOCAL =
            Pattern.compile("builtin|https?://(localhost|127\\.[\\d.]+|\\[::1])[:/#].*");

    private final Map<String, Tariff> tariffs;

    Prices(Map<String, Tariff> tariffs) {
        this.tariffs = tariffs;
    }

    /// The prices of a workspace.
    ///
    /// @param workspace with or without `prices:`
    /// @return the prices
    public static Prices of(Workspace workspace) {
        var tariffs = new LinkedHashMap<>(builtIn());
        workspace.setting("prices").map(TariffReader::read).ifPresent(tariffs::putAll);
        return new Prices(tariffs);
    }

    static Map<String, Tariff> builtIn() {
        try (var in = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.yaml"))) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return TariffReader.read(YamlReader.read(text, "prices.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a model costs.
    ///
    /// @param model such as `openai:gpt-4o`
    /// @return empty where nobody said
    public Optional<Tariff> find(String model) {
        return Optional.ofNullable(tariffs.get(model))
                .or(() -> Optional.ofNullable(tariffs.get(VERSION.matcher(model).replaceFirst(""))))
                .or(() -> family(model))
                .or(() ->
                        LOCAL.matcher(model).matches()
                                ? Optional.of(Tariff.FREE)
                                : Optional.empty());
    }

    private Optional<Tariff> family(String model) {
        return tariffs.keySet().stream()
                .filter(name -> name.endsWith("*"))
                .filter(name -> model.startsWith(name.substring(0, name.length() - 1)))
                .max(Comparator.comparingInt(String::length))
                .map(tariffs::get);
    }

    /// What a model costs, which has to be known before it is asked.
    ///
    /// @param model such as `openai:gpt-4o`
    /// @param place where the model is named
    /// @return the price
    /// @throws OnggiException where nobody said
    public Tariff require(String model, @Nullable Place place) {
        return find(model)
                .orElseThrow(() ->
                        OnggiException.at(
                                place,
                                BudgetProblem.PRICE_UNKNOWN,
                                model,
                                NearestName.of(model, tariffs.keySet()).orElse("")));
    }
}
