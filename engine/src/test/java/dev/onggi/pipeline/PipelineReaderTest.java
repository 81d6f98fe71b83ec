package dev.onggi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.problem.Language;
import dev.onggi.problem.OnggiException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineReaderTest {
    static final String REVIEWS =
            """
            name: reviews
            description: Customer reviews, cleaned every morning
            schedule: {cron: "0 6 * * *", timezone: Asia/Seoul}
            params: {task_file: {type: string, default: review_cleaning}}
            owner: data@shop.example
            tags: [shop, daily]
            max_active_runs: 2
            must_end_by: 07:00
            steps:
              fetch:
                uses: collect/file
                path: "inbox/리뷰_*.csv"
                text: 리뷰
                types: {작성일: date, 별점: integer}
                incremental: true
                retry: {times: 5, wait: 1s, growth: 2, max_wait: 1m}
                timeout: 10m
                pool: disk
                priority: 7
                worker: big
              inspect:
                uses: check
                expect:
                  - {required: [raw_text]}
                  - {not_null: raw_text, at_most: 5%}
                otherwise: warn
              refine:
                uses: clean
                task: "${params.task_file}"
                when: ${steps.fetch.rows} > 0
              export:
                uses: save/csv
                retry: 0
                notify: {slack: "#data", events: [succeeded, late]}
            notify: [{mail: [data@shop.example], events: [failed, gate]}]
            """;

    private final PipelineReader reader = new PipelineReader(new FakeTypes());

    @Test
    void readsEverythingOfAPipeline() {
        var pipeline = reader.read(REVIEWS, "pipelines/reviews.yaml");

        assertThat(pipeline.name()).isEqualTo("reviews");
        assertThat(pipeline.about().tags()).containsExactly("shop", "daily");
        assertThat(pipeline.about().owner()).isEqualTo("data@shop.example");
        assertThat(pipeline.running().maxActiveRuns()).isEqualTo(2);
        assertThat(pipeline.running().mustEndBy()).isEqualTo(LocalTime.of(7, 0));
        assertThat(pipeline.running().schedules())
                .singleElement()
                .satisfies(schedule -> {
                    assertThat(schedule.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
                    assertThat(schedule.catchup()).isFalse();
                    assertThat(((Trigger.Times) schedule.trigger()).cron())
                            .hasToString("0 6 * * *");
                });
        assertThat(pipeline.running().notifications())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.channel()).isEqualTo(Notification.MAIL);
                    assertThat(told.to()).containsExactly("data@shop.example");
                    assertThat(told.connection()).isNull();
                    assertThat(told.events())
                            .containsExactlyInAnyOrder(
                                    Notification.Event.FAILED, Notification.Event.GATE);
                });
        assertThat(pipeline.steps().order())
                .extracting(StepDefinition::name)
                .containsExactly("fetch", "inspect", "refine", "export");
        var fetch = pipeline.steps().step("fetch").orElseThrow();
        assertThat(fetch.control().retry())
                .isEqualTo(new Retry(5, Duration.ofSeconds(1), 2, Duration.ofMinutes(1)));
        assertThat(fetch.control().timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(fetch.control().pool()).isEqualTo("disk");
        assertThat(fetch.control().priority()).isEqualTo(7);
        assertThat(fetch.control().worker()).isEqualTo("big");
        assertThat(fetch.written().node().entries().keySet())
                .containsExactly("path", "text", "types", "incremental");
        var inspect = pipeline.steps().step("inspect").orElseThrow();
        assertThat(inspect.written().node().entries().keySet())
                .containsExactly("expect", "otherwise");
        var export = pipeline.steps().step("export").orElseThrow();
        assertThat(export.control().retry().times()).isZero();
        assertThat(export.control().notifications().getFirst().events())
                .containsExactlyInAnyOrder(Notification.Event.SUCCEEDED, Notification.Event.LATE);
        assertThat(pipeline.steps().step("refine").orElseThrow().order().when()).hasSize(1);
        assertThat(pipeline.place()).hasToString("pipelines/reviews.yaml:1:7");
    }

    @Test
    void readsWordsOfPriorityAndWhatBoundsRuns() {
        var pipeline =
                reader.read(
                        """
                        overlap: skip
                        timeout: 2h
                        steps:
                          a: {uses: collect/file, path: x.csv, priority: high}
                          b: {uses: collect/file, path: x.csv, priority: low}
                          c: {uses: collect/file, path: x.csv, priority: normal}
                        """,
                        "p.yaml");
        assertThat(pipeline.running().overlap()).isEqualTo(Pipeline.Overlap.SKIP);
        assertThat(pipeline.running().timeout()).isEqualTo(Duration.ofHours(2));
        assertThat(pipeline.steps().order())
                .extracting(step -> step.control().priority())
                .containsExactly(60, -60, 0);
    }

    @Test
    void refusesWordsThatAreNone() {
        var text = "overlap: drop\nsteps:\n  a: {uses: collect/file, path: x, priority: urgent}\n";
        assertThat(problems(text))
                .hasSize(2)
                .anyMatch(line -> line.contains("`drop`"))
                .anyMatch(line -> line.contains("urgent`") && line.contains("high, normal, low"));
    }

    @Test
    void takesTheFilesNameWhereNoneIsWritten() {
        var pipeline = reader.read("steps: {a: {uses: collect/Weather, city: Seoul}}", "x/날씨.yaml");

        assertThat(pipeline.name()).isEqualTo("날씨");
        assertThat(pipeline.steps().step("a").orElseThrow().written().text("city"))
                .contains("Seoul");
    }

    @Test
    void saysTheProblemOfTheDesignTheWayItIsWrittenThere() {
        var text = REVIEWS.replace("otherwise: warn", "otherwize: warn");

        assertThat(problems(text))
                .containsExactly(
                        "pipelines/reviews.yaml:26:5  ONGGI-1203  unknown key `otherwize` in step"
                                + " `inspect`; did you mean `otherwise`?");
    }

    @Test
    void tellsEveryProblemAtOnceInTheOrderOfTheFile() {
        var text =
                """
                name: "a b"
                descripton: x
                schedule: "75 6 31 2 *"
                params:
                  day: {type: date, default: today}
                  mode: fast
                  n: {type: integer, required: true, default: 1}
                max_active_runs: 0
                must_end_by: 25:00
                tags: {a: b}
                steps:
                  fetch:
                    uses: collect/fil
                  load:
                    uses: collect/file
                    incremental: yes
                    max: many
                    lost: 120%
                    if_down: last-good
                    from: fetch
                  inspect:
                    uses: check
                    from: [fech, load]
                    needs: nobody
                    expect: [{not_null: "${params.dy}"}]
                    timeout: soon
                    when: steps.fetch.rows > 0
                    run_on: succes
                    for_each: text
                  out:
                    uses: save/csv
                    name: "${steps.late.rows} ${run.date:bbb} ${item} ${nothing} ${x"
                    retry: {times: 1000, tmes: 2}
                    otherwise: stop
                  late:
                    uses: collect/Weather
                  text
                notify: [{mail: nobody, slack: x}, 5, {mail: nobody}]
                """
                        .replace("  text\n", "  odd: text\n");

        assertThat(problems(text))
                .containsExactly(
                        "p:1:7  1206  `a b` cannot be a name",
                        "p:2:1  1203  unknown key `descripton` in pipeline `a b`; did you mean"
                                + " `description`?",
                        "p:3:11  1218  `75 6 31 2 *` is no cron schedule: the minute cannot be"
                                + " `75`",
                        "p:5:21  1226  the parameter `day` cannot be `today`: it is not a date",
                        "p:6:9  1202  `mode: fast` in parameter `mode` is not a map of keys and"
                                + " values",
                        "p:7:22  1233  the parameter `n` must be given, so that its default is"
                                + " never taken",
                        "p:8:18  1227  `max_active_runs: 0` in pipeline `a b` is out of range",
                        "p:9:14  1202  `must_end_by: 25:00` in pipeline `a b` is not a time of"
                                + " day",
                        "p:10:7  1202  `tags: {...}` in pipeline `a b` is not a list of texts",
                        "p:13:11  1204  step `fetch`: there is no kind of step `collect/fil`; did"
                                + " you mean `collect/file`?",
                        "p:14:3  1201  step `load` needs the key `path`",
                        "p:16:18  1202  `incremental: yes` in step `load` is not true or false",
                        "p:17:10  1202  `max: many` in step `load` is not a whole number",
                        "p:18:11  1202  `lost: 120%` in step `load` is not a share",
                        "p:19:14  1205  `if_down` in step `load` cannot be `last-good`; did you"
                                + " mean `last_good`?",
                        "p:20:5  1209  step `load` reads no dataset",
                        "p:23:12  1207  `from` of step `inspect` names the step `fech`, which is"
                                + " not there; did you mean `fetch`?",
                        "p:24:12  1207  `needs` of step `inspect` names the step `nobody`, which"
                                + " is not there",
                        "p:25:25  1211  `${params.dy}` stands for nothing; did you mean"
                                + " `${params.day}`?",
                        "p:26:14  1202  `timeout: soon` in step `inspect` is not a duration",
                        "p:27:11  1216  `when: steps.fetch.rows > 0` in step `inspect` refers to"
                                + " nothing, so that it never changes",
                        "p:28:13  1205  `run_on` in step `inspect` cannot be `succes`; did you"
                                + " mean `success`?",
                        "p:29:5  1235  step `inspect` has `for_each`, which is for `uses:"
                                + " pipeline/NAME` only",
                        "p:32:11  1212  step `out` refers to `${steps.late.rows}`, but does not"
                                + " wait for step `late`",
                        "p:32:11  1214  `${run.date:bbb}` has no pattern of a date: `bbb`",
                        "p:32:11  1211  `${item}` stands for nothing",
                        "p:32:11  1211  `${nothing}` stands for nothing",
                        "p:32:11  1125  the reference `${x` does not close",
                        "p:33:20  1227  `times: 1000` in the retry of `out` is out of range",
                        "p:33:26  1203  unknown key `tmes` in the retry of `out`; did you mean"
                                + " `times`?",
                        "p:34:5  1231  `otherwise` in step `out` is not for save/csv",
                        "p:37:8  1202  `odd: text` in step `odd` is not a map of keys and values",
                        "p:38:10  1220  a notification of `a b` needs exactly one of mail, slack,"
                                + " webhook, notifier",
                        "p:38:36  1202  `notify: 5` in a notification of `a b` is not a map of"
                                + " keys and values",
                        "p:38:46  1202  `mail: nobody` in a notification of `a b` is not a mail"
                                + " address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "steps:",
                "steps: {}",
                "steps: []",
                "steps: 5",
                "name: x",
                "steps: {a: }",
                "steps: {a: {}}",
                "steps: {a: {uses: }}",
                "steps: {a: {uses: [collect/file]}}",
                "steps: {a: {uses: check, expect: []}}",
                "steps: {a: {uses: collect/file, path: }}",
                "steps: {a: {uses: collect/file, path: [x]}}",
                "steps: {a: {uses: collect/file, path: nowhere}}",
                "steps: {'a.b': {uses: collect/Weather}}",
                "name: [x]\nsteps: {a: {uses: collect/Weather}}",
                "steps: {a: {uses: collect/Weather, timeout: '${params.t}'}}",
                "steps: {a: {uses: collect/Weather, retry: often}}",
                "steps: {a: {uses: collect/Weather, retry: {growth: 0}}}",
                "steps: {a: {uses: collect/Weather, when: '${run.id}'}}",
                "steps: {a: {uses: pipeline/x, for_each: {a: b}}}",
                "steps: {a: {uses: pipeline/x, for_each: [[a]]}}",
                "steps: {a: {uses: collect/Weather}, b: {uses: clean}}",
                "steps: {a: {uses: pipeline/x, task: y}}",
                "steps: {a: {uses: pipeline/x, params: y}}",
                "steps: {a: {uses: pipeline/x}, b: {uses: sql, from: a}}",
                "steps: {a: {uses: pipeline/x}, b: {uses: sql}}",
                "steps: {a: {uses: collect/Weather, notify: {mail: '${steps.a.rows}'}}}",
                "notify: {mail: '${item}'}\nsteps: {a: {uses: collect/Weather}}",
                "notify: {mail: '${params.x}'}\nsteps: {a: {uses: collect/Weather}}",
                "notify: {mail: '${run.id:yyyy}'}\nsteps: {a: {uses: collect/Weather}}",
                "notify: {events: [failed]}\nsteps: {a: {uses: collect/Weather}}",
                "params: {a: {type: text}}\nsteps: {a: {uses: collect/Weather}}",
                "params: {a: {default: '${run.date}'}}\nsteps: {a: {uses: collect/Weather}}",
            })
    void refusesWhatCannotRunAndSaysWhere(String text) {
        var problems =
                catchThrowableOfType(OnggiException.class, () -> reader.read(text, "p")).problems();

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.place()).isNotNull();
                    for (var language : Language.values()) {
                        assertThat(problem.message(language)).doesNotContain("{0}", "{@");
                        assertThat(problem.hint(language)).isNotEmpty();
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"@daily\"",
                "{cron: '@hourly', start: 2024-03-05, end: 2024-03-06T10:00, catchup: true}",
                "{every: 15m}",
                "{every: auto}",
                "\"*/10 0 6 * * *\"",
                "{cron: '0 0 1 * *', start: 2024-03-02, end: 2024-04-02}",
                "{after: {file: 'inbox/*.csv'}}",
                "{after: {dataset: orders}}",
                "{after: {pipeline: p2}}",
                "['0 6 * * *', {every: 1h}]",
            })
    void takesEveryFormOfSchedule(String schedule) {
        var text = "schedule: " + schedule + "\nsteps: {a: {uses: collect/Weather}}";

        assertThat(reader.read(text, "p").running().schedules()).isNotEmpty();
    }

    @Test
    void readsSchedules() {
        var text =
                """
                schedule:
                  - {cron: '@hourly', start: 2024-03-05, end: 2024-03-06T10:00, catchup: true}
                  - {every: 15m}
                  - after: {file: 'inbox/*.csv'}
                  - after: {dataset: orders}
                  - after: {pipeline: p2}
                steps: {a: {uses: collect/Weather}}
                """;
        var schedules = reader.read(text, "p").running().schedules();

        assertThat(schedules.getFirst().start()).isEqualTo(LocalDateTime.of(2024, 3, 5, 0, 0));
        assertThat(schedules.getFirst().end()).isEqualTo(LocalDateTime.of(2024, 3, 6, 10, 0));
        assertThat(schedules.getFirst().catchup()).isTrue();
        assertThat(schedules.subList(1, 5))
                .extracting(Schedule::trigger)
                .containsExactly(
                        new Trigger.Every(Duration.ofMinutes(15)),
                        new Trigger.AfterFile("inbox/*.csv"),
                        new Trigger.AfterDataset("orders"),
                        new Trigger.AfterPipeline("p2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6 31 2 * | 1219",
                "'0 6 30 feb *' | 1219",
                "0 6 * * | 1217",
                "0 0 6 * * * * | 1217",
                "60 0 6 * * * | 1218",
                "\"? * * * *\" | 1218",
                "0 0 32W * * | 1218",
                "0 0 L-28 * * | 1218",
                "0 0 * * 5#6 | 1218",
                "0 0 31W 2 * | 1219",
                "\"@dayly\" | 1217",
                "60 * * * * | 1218",
                "\"* 24 * * *\" | 1218",
                "\"* * 0 * *\" | 1218",
                "\"* * * 13 *\" | 1218",
                "\"* * * * 8\" | 1218",
                "5-1 * * * * | 1218",
                "\"*/0 * * * *\" | 1218",
                "a * * * * | 1218",
                "'1,,2 * * * *' | 1218",
                "{every: 0s} | 1202",
                "{every: soon} | 1202",
                "{cron: '* * * * *', every: 1h} | 1220",
                "{timezone: Asia/Seoul} | 1220",
                "{after: {}} | 1220",
                "{after: {file: a, dataset: b}} | 1220",
                "{after: x} | 1202",
                "{cron: '* * * * *', timezone: Asia/Soul} | 1202",
                "{cron: '* * * * *', start: tomorrow} | 1202",
                "{cron: '* * * * *', start: 2024-03-05, end: 2024-03-05} | 1232",
                "{cron: '0 0 1 * *', start: 2024-03-02, end: 2024-04-01} | 1237",
                "{every: 1h, start: 2024-03-05, end: 2024-03-05} | 1232",
                "{every: [1h]} | 1202",
                "{cron: '* * * * *', catchup: maybe} | 1202",
                "{crn: '* * * * *'} | 1203",
                "{cron: '${params.x}'} | 1213",
                "[[]] | 1202",
            })
    void refusesSchedulesThatCannotBe(String schedule, int number) {
        var text = "schedule: " + schedule + "\nsteps: {a: {uses: collect/Weather}}";
        var problems =
                catchThrowableOfType(OnggiException.class, () -> reader.read(text, "p")).problems();

        assertThat(problems).extracting(problem -> problem.code().number()).contains(number);
        assertThat(problems).allSatisfy(p -> assertThat(p.place().line()).isEqualTo(1));
    }

    @Test
    void describesEveryKeyOnTheReferencePage() {
        var page = PipelineReference.markdown();

        for (var key : PipelineKeys.reserved()) {
            assertThat(page).contains("| `" + key + "` |");
        }
        assertThat(page).contains("| `must_end_by` |", "| `max_wait` | duration | `5m` |");
        var types = new FakeTypes();
        assertThat(
                        PipelineReference.markdown(
                                "Sources", List.of(types.find("collect/file").orElseThrow())))
                .startsWith("# Sources\n\n## `collect/file`\n\nA kind for tests.\n")
                .contains("| `path` | text | must be there | Where. |")
                .contains("| `if_down` | `fail`, `last_good` | `fail` |");
    }

    private List<String> problems(String text) {
        var shown = text.startsWith("name: reviews") ? "pipelines/reviews.yaml" : "p";
        return catchThrowableOfType(OnggiException.class, () -> reader.read(text, shown))
                .problems()
                .stream()
                .map(problem -> problem.line(Language.EN))
                .map(line -> shown.equals("p") ? line.replace("ONGGI-", "") : line)
                .map(line -> line.replace(" (collect/file)", ""))
                .toList();
    }
}
