package dev.onggi.collect.command;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Request;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import dev.onggi.yaml.Values;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The settings of `collect/command`, checked.
///
/// @param command the program and its arguments
/// @param environment all variables that the program sees
/// @param limit the longest time it may take
record CommandSettings(List<String> command, Map<String, String> environment, Duration limit) {
    static final List<Setting> ALL =
            List.of(
                    Setting.of(
                                    "command",
                                    Kind.TEXTS,
                                    "The program and its arguments; no shell reads them.")
                            .mandatory(),
                    Setting.of("env", Kind.MAP, "Variables for the program's environment."),
                    Setting.of(
                            "secrets",
                            Kind.TEXTS,
                            "Names of secrets to put into the program's environment."),
                    Setting.of(
                                    "command_timeout",
                                    Kind.DURATION,
                                    "Ends the program after this time.")
                            .orElse("1h"),
                    Setting.text("format", "What the program writes.")
                            .orElse("jsonl")
                            .among("jsonl"));

    /// What programs need to find other programs, their language and a place for temporary files.
    private static final List<String> INHERITED =
            List.of(
                    "PATH",
                    "HOME",
                    "USER",
                    "LANG",
                    "LC_ALL",
                    "LC_CTYPE",
                    "TZ",
                    "TMPDIR",
                    "SystemRoot",
                    "PATHEXT",
                    "TEMP",
                    "TMP",
                    "USERPROFILE",
                    "APPDATA");

    static CommandSettings read(Request request, Map<String, String> own) throws Failure {
        return new CommandSettings(command(request), environment(request, own), limit(request));
    }

    private static List<String> command(Request request) throws Failure {
        var written = request.value("command");
        var command = written instanceof String line ? Argv.split(line) : texts("command", written);
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw Failure.user(
                    "`command:` names no program",
                    "Write it as a list: `command: [python3, collect.py]`.");
        }
        if (command.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            throw Failure.user("`command:` has a zero character in it", "Remove it.");
        }
        var program = command.getFirst();
        var resolved = new ArrayList<>(command);
        boolean path = program.contains("/") || program.contains(File.separator);
        resolved.set(0, path ? resolve(request.folder(), program) : program);
        return List.copyOf(resolved);
    }

    private static String resolve(Path folder, String program) {
        return folder.resolve(program).normalize().toString();
    }

    private static Map<String, String> environment(Request request, Map<String, String> own)
            throws Failure {
        var environment = new LinkedHashMap<String, String>();
        for (var name : INHERITED) {
            var value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.put("PYTHONUTF8", "1"); // or Python writes what the locale says
        environment.put("ONGGI_INTERVAL_START", request.intervalStart().toString());
        environment.put("ONGGI_INTERVAL_END", request.intervalEnd().toString());
        environment.put("ONGGI_LAST_MARK", request.lastMark().orElse(""));
        switch (request.value("env")) {
            case null -> environment.remove("");
            case Map<?, ?> map -> {
                for (var entry : map.entrySet()) {
                    var value = entry.getValue();
                    put(
                            environment,
                            entry.getKey().toString(),
                            value == null ? "" : value.toString());
                }
            }
            case Object other ->
                    throw Failure.user(
                            "`env: %s` is no map".formatted(other), "Write `env: {NAME: value}`.");
        }
        for (var name : texts("secrets", request.value("secrets"))) {
            put(environment, name, request.secret(name));
        }
        environment.putAll(own);
        return environment;
    }

    private static void put(Map<String, String> environment, String name, String value)
            throws Failure {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || value.indexOf('\0') >= 0) {
            throw Failure.user(
                    "`%s` cannot be a variable of the environment".formatted(name),
                    "Names are made of letters, digits and `_`.");
        }
        environment.put(name, value);
    }

    private static List<String> texts(String key, @Nullable Object value) throws Failure {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String text -> List.of(text);
            case Number _, Boolean _ -> List.of(value.toString());
            default ->
                    throw Failure.user(
                            "`%s: %s` is no list of texts".formatted(key, value),
                            "Write `%s: [one, two]`.".formatted(key));
        };
    }

    private static Duration limit(Request request) throws Failure {
        var text = request.setting("command_timeout", "1h");
        try {
            return Values.duration(text);
        } catch (IllegalArgumentException e) {
            throw Failure.user(
                    "`command_timeout: %s` is no duration".formatted(text), "Write 30s or 5m.");
        }
    }
}
