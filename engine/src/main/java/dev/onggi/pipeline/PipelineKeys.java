package dev.onggi.pipeline;

import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Every key of the pipeline language, declared once: validation and the reference page are made of
/// it.
public final class PipelineKeys {
    /// The keys of a pipeline.
    static final List<Setting> PIPELINE =
            List.of(
                    Setting.text(
                            "name", "Name in commands and file names; the file's own when absent."),
                    Setting.text("description", "What the pipeline is for."),
                    Setting.of(
                            "schedule",
                            Kind.ANY,
                            "When it runs: a cron text, `@daily`, a map, or a list of maps."),
                    Setting.of("params", Kind.MAP, "Parameters by name, filled by `--set`."),
                    Setting.of("steps", Kind.MAP, "Steps by name, in the order of reading.")
                            .mandatory(),
                    Setting.of("notify", Kind.ANY, "Who is told of what; a list of maps."),
                    Setting.text("owner", "Who answers for it."),
                    Setting.of("tags", Kind.TEXTS, "Words to find it by."),
                    Setting.of("max_active_runs", Kind.INTEGER, "Runs at the same time.")
                            .orElse("1"),
                    Setting.text(
                                    "overlap",
                                    "What becomes of a run that its schedule would begin while as"
                                            + " many go on or wait: it waits too, or is left out.")
                            .among("queue", "skip")
                            .orElse("queue"),
                    Setting.of(
                            "timeout",
                            Kind.DURATION,
                            "The longest a run may take from its first step on; then it fails."),
                    Setting.text(
                            "must_end_by",
                            "Time of day by which a run must have ended, such as `07:00`."));

    /// The keys that every step may have.
    static final List<Setting> STEP =
            List.of(
                    Setting.text("uses", "Kind of step, such as `collect/file`.").mandatory(),
                    Setting.of(
                            "from",
                            Kind.TEXTS,
                            "Steps whose datasets it reads; the nearest one above when absent."),
                    Setting.of("needs", Kind.TEXTS, "Steps it waits for without reading them."),
                    Setting.of(
                            "when",
                            Kind.TEXTS,
                            "One comparison such as `${steps.fetch.rows} > 0`, or a list that must"
                                    + " all hold; the step is skipped otherwise."),
                    Setting.text("run_on", "After what it runs.")
                            .among("success", "failure", "always")
                            .orElse("success"),
                    Setting.of(
                            "for_each",
                            Kind.ANY,
                            "With `uses: pipeline/NAME`: a list, or a reference to one; the"
                                    + " pipeline runs once for each `${item}`."),
                    Setting.of(
                            "retry",
                            Kind.ANY,
                            "Further tries where they can help: a number, or a map."),
                    Setting.of("timeout", Kind.DURATION, "The longest one try may take."),
                    Setting.text("pool", "Pool whose places it takes while it runs."),
                    Setting.text(
                                    "priority",
                                    "Higher ones run first: `high`, `normal`, `low`, or a number of"
                                            + " minutes by which it goes ahead.")
                            .orElse("normal"),
                    Setting.of(
                            "worker",
                            Kind.TEXTS,
                            "Label of the workers that may run it, or a list of which they have one."),
                    Setting.of("notify", Kind.ANY, "Who is told of what; a list of maps."),
                    Setting.text("otherwise", "What a check does with what fails it.")
                            .among("stop", "warn", "reject"));

    /// The keys of a parameter.
    static final List<Setting> PARAM =
            List.of(
                    Setting.text("type", "Type of its value.")
                            .among("string", "integer", "number", "boolean", "date")
                            .orElse("string"),
                    Setting.text("default", "Value taken when none is given."),
                    Setting.of(
                            "required",
                            Kind.BOOLEAN,
                            "Whether a value must be given; true where there is no default."),
                    Setting.text("description", "What it is for."));

    /// The keys of a schedule written as a map.
    static final List<Setting> SCHEDULE =
            List.of(
                    Setting.text(
                            "cron",
                            "Minute, hour, day, month and weekday, a second before them if need"
                                    + " be, or `@daily`. Days may be `L` (last), `L-3`, `15W`"
                                    + " (nearest working day), `LW`, weekdays `5L` (last Friday)"
                                    + " and `5#2` (second)."),
                    Setting.text(
                            "every",
                            "Time from start to start, such as `15m`; `auto` for what its runs"
                                    + " are seen to take and a fifth more."),
                    Setting.of("after", Kind.MAP, "What it runs after."),
                    Setting.text(
                            "timezone", "Time zone of the schedule; the workspace's when absent."),
                    Setting.text("start", "First day or time it may run."),
                    Setting.text("end", "Day or time from which it runs no more."),
                    Setting.of(
                                    "catchup",
                                    Kind.BOOLEAN,
                                    "Whether missed times are made up for, all in order; else only the"
                                            + " newest of them runs.")
                            .orElse("false"));

    /// The keys of `after:`.
    static final List<Setting> AFTER =
            List.of(
                    Setting.text(
                            "file",
                            "A path or pattern: runs when a file has arrived or changed, and grows"
                                    + " no more."),
                    Setting.text(
                            "dataset",
                            "Runs when a run has ended that published a new version of the"
                                    + " dataset."),
                    Setting.text("pipeline", "Runs when a run of the pipeline has succeeded."));

    /// The keys of `retry:` written as a map.
    static final List<Setting> RETRY =
            List.of(
                    Setting.of("times", Kind.INTEGER, "Tries after the first one.").orElse("3"),
                    Setting.of("wait", Kind.DURATION, "Wait before the second try.").orElse("2s"),
                    Setting.of("growth", Kind.NUMBER, "By what each further wait is longer.")
                            .orElse("4"),
                    Setting.of("max_wait", Kind.DURATION, "The longest wait.").orElse("5m"));

    /// The keys of a notification of a pipeline or step.
    static final List<Setting> NOTIFICATION =
            notification(
                    "What is told; `failed`, `gate` and `recovered` when absent.",
                    Notification.Event.OF_PIPELINES);

    /// The keys of a notification of the whole workspace.
    static final List<Setting> WORKSPACE_NOTIFICATION =
            notification(
                    "What is told; `failed`, `gate`, `recovered`, `budget`, `disk` and `scheduler`"
                            + " when absent.",
                    EnumSet.allOf(Notification.Event.class));

    private static List<Setting> notification(String events, Set<Notification.Event> known) {
        return List.of(
                Setting.of("mail", Kind.TEXTS, "Mail addresses."),
                Setting.of(
                        "slack",
                        Kind.TEXTS,
                        "Address of an incoming webhook of Slack, best as `${env.NAME}`; or a"
                                + " channel, where the connection has the address."),
                Setting.of("webhook", Kind.TEXTS, "Addresses that are called."),
                Setting.text("notifier", "Name of another channel, which an extension brings."),
                Setting.of("to", Kind.TEXTS, "Whom that other channel tells."),
                Setting.text(
                        "connection",
                        "Stored connection to send by; for mail the only one of type `smtp` when"
                                + " absent."),
                Setting.of("events", Kind.TEXTS, events)
                        .among(
                                known.stream()
                                        .map(Notification.Event::word)
                                        .toArray(String[]::new)));
    }

    /// The keys of a step that runs a pipeline.
    static final List<Setting> CALL =
            List.of(Setting.of("params", Kind.MAP, "Parameters of the pipeline it runs."));

    private static final Set<String> TAKE_REFERENCES = Set.of("when", "for_each", "notify");

    private PipelineKeys() {}

    /// Whether a key that every step may have takes references.
    static boolean takesReferences(String key) {
        return TAKE_REFERENCES.contains(key);
    }

    /// The keys that no source, sink or drop-in may have as a setting.
    ///
    /// @return the names
    public static Set<String> reserved() {
        return STEP.stream().map(Setting::name).collect(Collectors.toUnmodifiableSet());
    }
}
