package dev.onggi.clean.ask.form;

import dev.onggi.clean.ask.call.ContentKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value to ask about, with its context.
///
/// @param key what is asked, the form included
/// @param values one for each field of the form, null where the cell is empty
public record Question(ContentKey key, List<@Nullable String> values) {}
