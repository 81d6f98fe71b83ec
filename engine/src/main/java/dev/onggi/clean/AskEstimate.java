package dev.onggi.clean;

import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.budget.Price;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.clean.ask.rate.RateLimit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What asking will take, said before anything is paid: full batches, texts of three bytes a token
/// (Korean; English has four), and as much coming back as a form usually brings.
///
/// @param requests how many
/// @param tokens sent, and coming back
/// @param cost of the model that is asked first
/// @param time at an even pace; answers take longer where a model is slow
record AskEstimate(long requests, Tokens tokens, Money cost, Duration time) {
    /// A batch may take so long.
    private static final Duration DAY = Duration.ofDays(1);

    private static final int BYTES_PER_TOKEN = 3;
    private static final int TOKENS_PER_ITEM = 12;
    private static final int TOKENS_PER_CELL = 8;

    /// The estimate.
    ///
    /// @param questions how many are asked, and how long they are
    /// @param most items of a request
    /// @param rate of requests; empty where they are handed over in batches
    static AskEstimate of(
            DistinctQuestions questions,
            Form form,
            int most,
            Price price,
            Optional<RateLimit> rate) {
        long items = questions.open().size();
        long requests = Math.ceilDiv(items, most);
        long values = questions.bytes() / BYTES_PER_TOKEN;
        long instructions = requests * instructions(form) / BYTES_PER_TOKEN;
        var tokens =
                new Tokens(
                        instructions + values + items * TOKENS_PER_ITEM,
                        items * TOKENS_PER_ITEM + answered(form, values, items));
        var time =
                rate.map(limit -> limit.time(requests, tokens))
                        .orElse(requests == 0 ? Duration.ZERO : DAY);
        return new AskEstimate(requests, tokens, price.worst(tokens), time);
    }

    /// What an estimated step hands on.
    ///
    /// @param model who is asked first
    /// @param inBatches whether that is handed over in batches
    Map<String, String> outputs(DistinctQuestions questions, String model, boolean inBatches) {
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("estimated_model", model);
        outputs.put("estimated_rows", Long.toString(questions.rows()));
        outputs.put("estimated_distinct_values", Long.toString(questions.distinct()));
        outputs.put("estimated_asked_values", Long.toString(questions.open().size()));
        outputs.put("estimated_requests", Long.toString(requests));
        outputs.put("estimated_input_tokens", Long.toString(tokens.input()));
        outputs.put("estimated_output_tokens", Long.toString(tokens.output()));
        outputs.put("estimated_cost_usd", BigDecimal.valueOf(cost.micros(), 6).toPlainString());
        outputs.put("estimated_delivery", inBatches ? "batch" : "online");
        outputs.put("estimated_seconds", Long.toString(time.toSeconds()));
        return outputs;
    }

    private static long instructions(Form form) {
        return form.instructions().getBytes(StandardCharsets.UTF_8).length;
    }

    private static long answered(Form form, long values, long items) {
        return switch (form.kind()) {
            case REWRITE -> values;
            case REPAIR -> items * TOKENS_PER_CELL;
            case EXTRACT, EXTRACT_MANY -> items * form.columns().size() * TOKENS_PER_CELL;
        };
    }

    /// The estimate beside what it became, each part with its error.
    ///
    /// @param took from the first question to the last answer
    /// @return nothing where nobody was asked, or not everything was
    String against(Outcome outcome, Duration took) {
        if (requests == 0 || outcome.stop().isPresent()) {
            return "";
        }
        var spent = outcome.spent();
        return "; estimated %,d requests%s, %,d tokens in%s, %,d out%s, %s%s, %,d s%s"
                .formatted(
                        requests,
                        off(outcome.calls().sent(), requests),
                        tokens.input(),
                        off(spent.input(), tokens.input()),
                        tokens.output(),
                        off(spent.output(), tokens.output()),
                        cost,
                        off(spent.cost().micros(), cost.micros()),
                        time.toSeconds(),
                        off(took.toMillis(), time.toMillis()));
    }

    private static String off(long became, long estimated) {
        return estimated == 0
                ? ""
                : " (became %+.0f%%)".formatted(100.0 * (became - estimated) / estimated);
    }
}
