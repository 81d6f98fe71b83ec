package dev.onggi.connector.jdbc;

import java.util.regex.Pattern;

/// Keeps a password out of messages, which drivers may put there with the URL.
///
/// @param password the password, or an empty text
record Mask(String password) {
    private static final Pattern ASSIGNED =
            Pattern.compile("(?i)(password|passwd|pwd)\\s*[=:]\\s*[^\\s&,;)]+");
    private static final Pattern IN_ADDRESS = Pattern.compile("//[^/\\s@]+@");

    /// Shorter passwords are found in ordinary words too.
    private static final int SHORTEST = 3;

    /// The text without the password.
    String apply(String text) {
        var masked = password.length() >= SHORTEST ? text.replace(password, "***") : text;
        masked = ASSIGNED.matcher(masked).replaceAll("$1=***");
        return IN_ADDRESS.matcher(masked).replaceAll("//***@");
    }

    /// Whether an exception can be kept for the log.
    boolean isClean(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            var message = cause.getMessage();
            if (message != null && !apply(message).equals(message)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Mask[***]";
    }
}
