package dev.onggi.cli;

import dev.onggi.clean.TaskQuestions.Forecast;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.eval.Variant;
import java.util.LinkedHashMap;
import java.util.List;

/// What asking will take, before anything is paid.
final class ForecastView {
    private final Terminal terminal;
    private final List<Variant> variants;
    private final List<Forecast> forecasts;

    ForecastView(Terminal terminal, List<Variant> variants, List<Forecast> forecasts) {
        this.terminal = terminal;
        this.variants = variants;
        this.forecasts = forecasts;
    }

    /// One line, where anybody is asked.
    void tell() {
        long open = forecasts.stream().mapToLong(Forecast::open).sum();
        if (open > 0) {
            terminal.tell(
                    terminal.say(
                            "eval.forecast",
                            Numbers.count(open),
                            Numbers.count(forecasts.stream().mapToLong(Forecast::requests).sum()),
                            cost()));
        }
    }

    private Money cost() {
        return forecasts.stream().map(Forecast::cost).reduce(Money.ZERO, Money::plus);
    }

    /// The whole of it; the exit status.
    int print(boolean json, long rows) {
        if (json) {
            terminal.print(json(rows));
            return Failures.DONE;
        }
        EvalView.legend(terminal, variants).forEach(terminal::print);
        terminal.print("");
        var table =
                new TableView(
                        ">#",
                        ">" + terminal.say("eval.answered"),
                        ">" + terminal.say("eval.open"),
                        ">" + terminal.say("eval.requests"),
                        ">" + terminal.say("eval.input"),
                        ">" + terminal.say("eval.output"),
                        ">USD");
        for (int i = 0; i < forecasts.size(); i++) {
            var forecast = forecasts.get(i);
            table.row(
                    i + 1,
                    Numbers.count(forecast.answered()),
                    Numbers.count(forecast.open()),
                    Numbers.count(forecast.requests()),
                    Numbers.count(forecast.input()),
                    Numbers.count(forecast.output()),
                    EvalView.usd(forecast.cost()));
        }
        table.lines(terminal.width()).forEach(terminal::print);
        terminal.print("");
        terminal.print(terminal.say("eval.estimated", Numbers.count(rows), cost()));
        return Failures.DONE;
    }

    private String json(long rows) {
        var all = new java.util.ArrayList<Object>();
        for (int i = 0; i < forecasts.size(); i++) {
            var forecast = forecasts.get(i);
            var map = new LinkedHashMap<String, Object>(EvalView.json(variants.get(i)));
            map.put("answered", forecast.answered());
            map.put("to_ask", forecast.open());
            map.put("requests", forecast.requests());
            map.put("input_tokens", forecast.input());
            map.put("output_tokens", forecast.output());
            map.put("usd", EvalView.amount(forecast.cost()));
            all.add(map);
        }
        var map = new LinkedHashMap<String, Object>();
        map.put("rows", rows);
        map.put("usd", EvalView.amount(cost()));
        map.put("variants", all);
        return JsonText.of(map);
    }
}
