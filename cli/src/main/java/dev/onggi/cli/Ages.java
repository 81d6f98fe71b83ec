package dev.onggi.cli;

import java.time.Duration;

/// How long ago something was, as people say it.
final class Ages {
    private Ages() {}

    static String of(Terminal terminal, Duration age) {
        if (age.toMinutes() < 1) {
            return terminal.say("age.now");
        }
        if (age.toHours() < 1) {
            return terminal.say("age.minutes", age.toMinutes());
        }
        return age.toDays() < 2
                ? terminal.say("age.hours", age.toHours())
                : terminal.say("age.days", age.toDays());
    }
}
