package dev.onggi.rule.temporal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// In which order a date of three bare numbers is written.
enum DateOrder {
    /// Year, month, day, as in Korea: `24.03.05`.
    YMD,
    /// Day, month, year, as in most of Europe: `05/03/2024`.
    DMY,
    /// Month, day, year, as in the United States: `03/05/2024`.
    MDY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable DateOrder of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "ymd" -> YMD;
            case "dmy" -> DMY;
            case "mdy" -> MDY;
            default -> null;
        };
    }
}
