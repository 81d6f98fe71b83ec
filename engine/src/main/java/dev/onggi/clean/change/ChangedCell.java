package dev.onggi.clean.change;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cell that cleaning changed.
///
/// @param row the row's id
/// @param column its column
/// @param before what stood there; null where the cell was empty
/// @param after what stands there now; null where the cell is empty
/// @param rules the rules that had a part in it, in their order
/// @param model the model's answer that did; null where rules alone did
/// @param confidence 1 where rules alone did, which give the same for the same cell; null of a
///   model, as long as nobody measured it
public record ChangedCell(
        String row,
        String column,
        @Nullable String before,
        @Nullable String after,
        List<String> rules,
        @Nullable ByModel model,
        @Nullable BigDecimal confidence) {
    /// The answer of a model.
    ///
    /// @param name who answered
    /// @param prompt the version of prompt, schema and parameters; empty where it is not known
    /// @param call the request, by its id in the journal
    /// @param seen the cell as the model saw it; null where it was empty
    /// @param paid what the cell cost; null where the journal does not have the request any more
    public record ByModel(
            String name, String prompt, String call, @Nullable String seen, @Nullable Paid paid) {}

    /// A cell's share of a request.
    ///
    /// @param usd what this run paid for the cell: nothing where the answer was in the cache
    /// @param run the run that paid for the request
    public record Paid(BigDecimal usd, String run) {}
}
