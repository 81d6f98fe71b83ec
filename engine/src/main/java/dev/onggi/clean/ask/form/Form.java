package dev.onggi.clean.ask.form;

import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.spi.ModelRequest;
import dev.onggi.spi.ModelRequest.OutputSchema;
import dev.onggi.spi.ModelRequest.Prompt;
import dev.onggi.spi.ModelRequest.Sampling;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a task asks of a model: how its values are put, and what an answer must look like.
///
/// @param kind what is wanted
/// @param fields what an item shows, in order: the columns that are cleaned, then context
/// @param columns what an answer may hold
/// @param wording what the task says
/// @param tuning how the model is set
public record Form(
        Kind kind,
        List<String> fields,
        List<AnswerColumn> columns,
        Wording wording,
        Tuning tuning) {

    /// Tokens that an answer takes beside what its items hold.
    private static final int ENVELOPE = 64;

    /// Keeps the lists unchangeable.
    public Form {
        fields = List.copyOf(fields);
        columns = List.copyOf(columns);
    }

    /// What is wanted of a model.
    public enum Kind {
        /// One text anew.
        REWRITE,
        /// The cells of an item that are wrong.
        REPAIR,
        /// New columns, once for each item.
        EXTRACT,
        /// New columns, as many rows as an item holds.
        EXTRACT_MANY
    }

    /// How a model is set.
    ///
    /// @param maxTokens tokens that the answer to one item may take
    /// @param temperature from 0 to 2, or null for the provider's own
    /// @param timeout from sending to the last byte
    public record Tuning(int maxTokens, @Nullable Double temperature, Duration timeout) {}

    /// The version of everything that an answer depends on beside model and value.
    ///
    /// @return 32 hexadecimal digits
    public String version() {
        return ContentKey.of(
                        kind.name(),
                        String.join("\u0000", fields),
                        columns.toString(),
                        wording.toString(),
                        String.valueOf(tuning.temperature()),
                        Instructions.VERSION)
                .toString();
    }

    /// A question about values.
    ///
    /// @param model who is asked first, with its version where it has one
    /// @param version the form's [#version], which is not computed for every value
    /// @param values one for each field
    /// @return the question with its key
    public Question question(String model, String version, List<@Nullable String> values) {
        var parts = new String[2 + 2 * values.size()];
        parts[0] = model;
        parts[1] = version;
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            parts[2 + 2 * i] = value == null ? "0" : "1"; // empty is not the empty text
            parts[3 + 2 * i] = value == null ? "" : value;
        }
        return new Question(ContentKey.of(parts), values);
    }

    /// What every request of the form begins with.
    ///
    /// @return the system text
    public String instructions() {
        return new Instructions(this).text();
    }

    /// Puts questions to a model.
    ///
    /// @param model the provider's name for it
    /// @param items the questions
    /// @param nonce sets them apart from the instructions; new in each request
    /// @return the request
    public ModelRequest request(String model, List<AskedItem> items, String nonce) {
        return new ModelRequest(
                model,
                new Prompt(instructions(), Payload.of(this, items, nonce)),
                ENVELOPE + items.size() * (tuning.maxTokens() + Payload.TOKENS_PER_ITEM),
                new Sampling(tuning.temperature(), null),
                new OutputSchema("cleaned_items", new AnswerSchema(this).json()),
                tuning.timeout());
    }

    /// Whether a question is asked by itself, because one of its values speaks to the model and
    /// could spoil the answers of others.
    ///
    /// @param question the question
    /// @return true where it looks like that
    public boolean isolates(Question question) {
        return Injection.suspected(this, question);
    }

    /// Reads an answer.
    ///
    /// @param text what the model said
    /// @param items what it was asked
    /// @param nonce what it had to repeat
    /// @return what can be used, and what is wrong with the rest
    public Reading read(String text, List<AskedItem> items, String nonce) {
        return new AnswerReader(this).read(text, items, nonce);
    }

    /// Checks an answer that was paid for by an earlier process against the question it belongs to.
    ///
    /// @param text what the model said
    /// @param id the item's id in that request
    /// @param question the question
    /// @param nonce of that request
    /// @return the answer, or what is wrong with it
    public Reading read(String text, String id, Question question, String nonce) {
        return new AnswerReader(this).one(text, new AskedItem(id, question, null), nonce);
    }

    /// The column of a name.
    @Nullable AnswerColumn column(String name) {
        for (var column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }
}
