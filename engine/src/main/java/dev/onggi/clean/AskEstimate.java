package dev.onggi.clean;

import dev.onggi.clean.ask.Outcome;
import dev.onggi.clean.ask.budget.Price;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.form.Form;
import java.nio.charset.StandardCharsets;

/// What asking will take, said before anything is paid: full batches, texts of three bytes a token
/// (Korean; English has four), and as much coming back as a form usually brings.
///
/// @param requests how many
/// @param tokens sent, and coming back
/// @param cost of the model that is asked first
record AskEstimate(long requests, Tokens tokens, Money cost) {
    private static final int BYTES_PER_TOKEN = 3;
    private static final int TOKENS_PER_ITEM = 12;
    private static final int TOKENS_PER_CELL = 8;

    /// The estimate.
    ///
    /// @param questions how many are asked, and how long they are
    /// @param most items of a request
    static AskEstimate of(DistinctQuestions questions, Form form, int most, Price price) {
        long items = questions.open().size();
        long requests = Math.ceilDiv(items, most);
        long values = questions.bytes() / BYTES_PER_TOKEN;
        long instructions = requests * instructions(form) / BYTES_PER_TOKEN;
        var tokens =
                new Tokens(
                        instructions + values + items * TOKENS_PER_ITEM,
                        items * TOKENS_PER_ITEM + answered(form, values, items));
        return new AskEstimate(requests, tokens, price.worst(tokens));
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

    /// The estimate beside what it became.
    String against(Outcome outcome) {
        var spent = outcome.spent().cost();
        if (cost.micros() == 0 || outcome.stop().isPresent()) {
            return "";
        }
        double off = 100.0 * (spent.micros() - cost.micros()) / cost.micros();
        return "; estimated %s, off by %+.0f%%".formatted(cost, off);
    }
}
