package dev.onggi.problem;

import java.util.Locale;

/// A language that messages are written in.
public enum Language {
    /// English.
    EN,
    /// Korean.
    KO;

    /// The language named by a setting such as `ko`, or by LANG such as `ko_KR.UTF-8`.
    ///
    /// @param name the setting or variable's value
    /// @return Korean where the name says so, else English
    public static Language of(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("ko") ? KO : EN;
    }
}
