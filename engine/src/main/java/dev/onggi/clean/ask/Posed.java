package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Price;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.form.AskedItem;
import dev.onggi.clean.ask.journal.Entry;
import dev.onggi.spi.ModelRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A batch of questions as one call puts them to a model.
///
/// @param items the questions with the ids that the model sees
/// @param request what is sent
/// @param reserved what the journal is told before
record Posed(List<AskedItem> items, ModelRequest request, Entry.Reserved reserved) {
    /// @param price by which the worst is set aside
    /// @param version of the form, which is not computed for every call
    static Posed of(
            Desk desk, Job job, AskedModel model, Price price, Batch batch, String version) {
        var nonce = Long.toHexString(desk.random().nextLong());
        var items = new ItemIds(desk.random()).of(batch);
        var request = job.form().request(model.address().name(), items, nonce);
        var worst = new Tokens(bytes(request), request.maxOutputTokens());
        var keys =
                items.stream()
                        .map(item -> new Entry.Item(item.id(), item.question().key()))
                        .toList();
        var reserved =
                new Entry.Reserved(
                        CallId.next(desk.random()),
                        desk.clock().instant(),
                        job.origin(),
                        new Entry.Target(model.address().endpoint(), model.address().label()),
                        new Entry.Worst(price.worst(worst), worst),
                        new Entry.Asked(version, nonce, keys));
        return new Posed(items, request, reserved);
    }

    /// The same, noted as a second call.
    Posed hedging(CallId first) {
        var asked =
                new Entry.Asked(
                        reserved.asked().prompt(),
                        reserved.asked().nonce(),
                        reserved.asked().items(),
                        first);
        return new Posed(
                items,
                request,
                new Entry.Reserved(
                        reserved.call(),
                        reserved.at(),
                        reserved.origin(),
                        reserved.target(),
                        reserved.worst(),
                        asked));
    }

    String nonce() {
        return reserved.asked().nonce();
    }

    /// No text has more tokens than bytes.
    static long bytes(ModelRequest request) {
        var schema = request.schema();
        return length(request.prompt().system())
                + length(request.prompt().user())
                + (schema == null ? 0 : length(schema.json()));
    }

    private static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
