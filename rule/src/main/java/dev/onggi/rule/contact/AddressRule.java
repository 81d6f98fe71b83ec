package dev.onggi.rule.contact;

import dev.onggi.rule.kind.FullWidth;
import dev.onggi.rule.kind.ReadingRule;
import org.jspecify.annotations.Nullable;

/// Writes addresses of the net plainly, and leaves alone what is none.
interface AddressRule extends ReadingRule {
    /// The address a text stands for, or null where it stands for none.
    ///
    /// @param text without full-width letters, space and brackets around it
    @Nullable String plain(String text);

    @Override
    default @Nullable String apply(@Nullable String cell) {
        if (cell == null || !mayChange(cell)) {
            return cell;
        }
        var address = address(cell);
        return address == null || address.equals(cell) ? cell : address;
    }

    @Override
    default boolean reads(String cell) {
        return mayChange(cell) && address(cell) != null;
    }

    private @Nullable String address(String cell) {
        var text = FullWidth.fold(cell).strip();
        return plain(
                text.startsWith("<") && text.endsWith(">")
                        ? text.substring(1, text.length() - 1).strip()
                        : text);
    }
}
