package dev.onggi.collect;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values as JSON text.
final class Json {
    private Json() {}

    /// Lists, maps and single values as UTF-8 of compact JSON.
    static byte[] of(@Nullable Object value, ZoneId zone) {
        var out = new JsonBytes();
        write(out, value, zone);
        return out.take();
    }

    private static void write(JsonBytes out, @Nullable Object value, ZoneId zone) {
        switch (value) {
            case null -> out.raw("null");
            case Iterable<?> items -> {
                char before = '[';
                for (Object item : items) {
                    write(out.raw(before), item, zone);
                    before = ',';
                }
                out.raw(before == '[' ? "[]" : "]");
            }
            case Map<?, ?> map -> {
                char before = '{';
                for (var entry : map.entrySet()) {
                    out.raw(before).string(Cells.utf8(String.valueOf(entry.getKey()))).raw(':');
                    write(out, entry.getValue(), zone);
                    before = ',';
                }
                out.raw(before == '{' ? "{}" : "}");
            }
            default -> stored(out, Cells.store(value, zone));
        }
    }

    /// A stored value of [Cells].
    static void stored(JsonBytes out, Object value) {
        switch (value) {
            case Long number -> out.raw(number.toString());
            case Boolean flag -> out.raw(flag.toString());
            case BigDecimal number -> out.raw(number.toPlainString());
            case Double number when Double.isFinite(number) -> out.raw(Cells.string(number));
            default -> out.string(Cells.text(value));
        }
    }
}
