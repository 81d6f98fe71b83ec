package dev.onggi.workspace;

import dev.onggi.workspace.Form.Choice;
import dev.onggi.workspace.Form.Decimal;
import dev.onggi.workspace.Form.Flag;
import dev.onggi.workspace.Form.Hosts;
import dev.onggi.workspace.Form.Lasting;
import dev.onggi.workspace.Form.Size;
import dev.onggi.workspace.Form.Store;
import dev.onggi.workspace.Form.Whole;
import dev.onggi.workspace.Form.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every setting of `onggi.yaml`, declared once: validation and the reference page are made of it.
public final class Settings {
    private static final List<WorkspaceSetting> ALL =
            List.of(
                    new WorkspaceSetting(
                            "timezone",
                            new Zone(),
                            null,
                            "Asia/Seoul",
                            "Time zone of file names, schedules and time stamps; the machine's own"
                                    + " when absent."),
                    new WorkspaceSetting(
                            "language",
                            new Choice(List.of("en", "ko")),
                            null,
                            "ko",
                            "Language of messages; LANG's when absent."),
                    new WorkspaceSetting(
                            "store",
                            new Store(),
                            null,
                            "jdbc:postgresql://db:5432/onggi?user=onggi&password=${env.STORE_PW}",
                            "Where runs, datasets and measurements are recorded: a PostgreSQL of"
                                    + " version 14 or newer; the file .onggi/onggi.db when absent."),
                    new WorkspaceSetting(
                            "pools",
                            new Form.Pools(),
                            null,
                            "{shop_db: 2, gpu: 1}",
                            "How many steps that name a pool run at the same time, over all"
                                    + " pipelines and processes."),
                    new WorkspaceSetting(
                            "memory",
                            new Size("64MB", "1TB"),
                            "512MB",
                            "2GB",
                            "Memory for tables before they spill to disk. A table of more than"
                                    + " 500 columns may take 256 kB a column."),
                    new WorkspaceSetting(
                            "threads",
                            new Whole(1, 1024),
                            null,
                            "4",
                            "Threads at work on tables; all cores when absent."),
                    new WorkspaceSetting(
                            "cpu",
                            new Whole(1, 1024),
                            null,
                            "2",
                            "Threads that may compute at a time, over all steps; all cores when"
                                    + " absent."),
                    new WorkspaceSetting(
                            "disk.keep_free",
                            new Size("1MB", "100TB"),
                            null,
                            "10GB",
                            "Room that stays free on the disk: with less no new step starts, and"
                                    + " runs wait. 1 GB or 5 % of the disk, whichever is less, when"
                                    + " absent."),
                    new WorkspaceSetting(
                            "compression",
                            new Choice(List.of("snappy", "zstd", "none")),
                            "snappy",
                            "zstd",
                            "Compression of the Parquet files under data/."),
                    new WorkspaceSetting(
                            "archive.max_size",
                            new Size("1MB", "100TB"),
                            "20GB",
                            "100GB",
                            "Bytes that a .gz or .zip file may unpack to."),
                    new WorkspaceSetting(
                            "archive.max_ratio",
                            new Whole(1, 1_000_000),
                            "100",
                            "500",
                            "How many times its packed size an archive may unpack to, once that is"
                                    + " over 64 MB."),
                    new WorkspaceSetting(
                            "archive.max_files",
                            new Whole(1, 1_000_000),
                            "10000",
                            "500",
                            "Files that a .zip file may hold."),
                    new WorkspaceSetting(
                            "http.allow",
                            new Hosts(),
                            null,
                            "[intranet.example, 10.1.0.0/16]",
                            "Private hosts, addresses and networks that may be collected from; all"
                                    + " others that are private or link-local are refused."),
                    new WorkspaceSetting(
                            "command.allow",
                            new Flag(),
                            "true",
                            "false",
                            "Whether `collect/command` may run programs."),
                    new WorkspaceSetting(
                            "sql.memory",
                            new Size("64MB", "1TB"),
                            "512MB",
                            "1GB",
                            "Memory of the process that runs a `sql` step."),
                    new WorkspaceSetting(
                            "sql.timeout",
                            new Lasting(Duration.ofSeconds(1), Duration.ofDays(1)),
                            "10m",
                            "1h",
                            "Time that the statement of a `sql` step may take."),
                    new WorkspaceSetting(
                            "log_contents",
                            new Flag(),
                            "false",
                            "true",
                            "Whether the log of a run holds what models were asked and answered,"
                                    + " beside the line that each call has."),
                    retention("runs", "400d", "What is recorded of runs that have no data left."),
                    retention("logs", "90d", "Logs of runs that have ended."),
                    retention(
                            "raw",
                            "400d",
                            "Collected data, each step's and source's counted by itself; the newest"
                                    + " stays, and so does what data was made of that lives."),
                    retention("processed", "400d", "Cleaned data, counted as collected data is."),
                    retention("rejected", "400d", "Rows that did not pass, counted likewise."),
                    retention("output", "never", "Files for people."),
                    retention("cache", "90d", "What can be made again, since it was last written."),
                    retention(
                            "journal",
                            "400d",
                            "What models were asked and answered; that of the running month always"
                                    + " stays, for budgets count it."),
                    target("success_rate", new Form.Share(), "95%", "Runs that end well."),
                    target(
                            "availability",
                            new Form.Share(),
                            "99.5%",
                            "Time in which somebody serves the workspace."),
                    target(
                            "recovery",
                            new Lasting(Duration.ofSeconds(1), Duration.ofDays(365)),
                            "1h",
                            "Longest time from a failure of a pipeline to its next success."),
                    target(
                            "rows_per_day",
                            new Whole(0, Long.MAX_VALUE),
                            null,
                            "Rows collected in a day, at least."),
                    target(
                            "usd_per_day",
                            new Decimal(0, 1e9),
                            null,
                            "Dollars that models cost in a day, at most."),
                    budget("daily.usd", new Decimal(0, 1e9), "5.00", "dollars in a day"),
                    budget(
                            "daily.requests",
                            new Whole(0, Long.MAX_VALUE),
                            "20000",
                            "requests in a day"),
                    budget("monthly.usd", new Decimal(0, 1e9), "50.00", "dollars in a month"),
                    budget(
                            "monthly.requests",
                            new Whole(0, Long.MAX_VALUE),
                            "200000",
                            "requests in a month"),
                    new WorkspaceSetting(
                            "connections",
                            new Form.Connections(),
                            null,
                            "{shop_db: {type: postgresql, url: ..., password: \"${env.SHOP_PW}\"}}",
                            "Databases, interfaces and accounts by name. A source, sink, model or"
                                    + " notification names one by `connection:`."),
                    new WorkspaceSetting(
                            "models",
                            new Form.Models(),
                            null,
                            "{gpt-4: {uses: openai:gpt-4o, connection: llm_api}, default: builtin}",
                            "Models by name, with `uses`, `connection`, `requests_per_second`,"
                                    + " `tokens_per_minute` (or `input_tokens_per_minute` and"
                                    + " `output_tokens_per_minute`), `patience` and `hedge`;"
                                    + " `default` names the one taken where a task names none."),
                    new WorkspaceSetting(
                            "prices",
                            new Form.Prices(),
                            null,
                            "{openai:gpt-4o: {input: 2.50, output: 10.00, batch: 50%}}",
                            "What models cost in dollars for a million tokens (`input`, `cached`,"
                                    + " `output`; `batch` is the share that a batch pays), or"
                                    + " `free`; goes before the prices that come with Onggi."),
                    new WorkspaceSetting(
                            "notify",
                            new Form.Notifications(),
                            null,
                            "[{mail: [ops@shop.example], events: [failed, disk]}]",
                            "Who is told of what happens in any pipeline, with the keys of a"
                                    + " pipeline's `notify:`. Its `events` may be `disk` and"
                                    + " `scheduler` too."),
                    new WorkspaceSetting(
                            "environments",
                            new Form.Environments(),
                            null,
                            "{dev: {}, prod: {memory: 4GB}}",
                            "Environments by name, each with settings that go before the common"
                                    + " ones. Chosen by --env or ONGGI_ENV, the first one"
                                    + " otherwise."));

    private Settings() {}

    /// Every setting.
    ///
    /// @return in the order of the reference page
    public static List<WorkspaceSetting> all() {
        return ALL;
    }

    /// The setting of a path.
    ///
    /// @param path such as `http.allow`
    /// @return the setting, or empty
    public static Optional<WorkspaceSetting> of(String path) {
        return ALL.stream().filter(setting -> setting.path().equals(path)).findFirst();
    }

    private static WorkspaceSetting retention(String path, String fallback, String what) {
        return new WorkspaceSetting(
                "retention." + path,
                new Form.Keeping(),
                fallback,
                fallback.equals("never") ? "100" : "30d",
                what + " `onggi tidy` and the serving process drop the rest.");
    }

    private static WorkspaceSetting target(
            String path, Form form, @Nullable String fallback, String what) {
        var example =
                switch (path) {
                    case "recovery" -> "30m";
                    case "rows_per_day" -> "100000";
                    case "usd_per_day" -> "2.50";
                    default -> "99%";
                };
        return new WorkspaceSetting(
                "targets." + path, form, fallback, example, what + " `onggi report` compares.");
    }

    private static WorkspaceSetting budget(String path, Form form, String example, String what) {
        return new WorkspaceSetting(
                "budgets." + path,
                form,
                null,
                example,
                "The most that models may cost over all pipelines, in " + what + ".");
    }
}
