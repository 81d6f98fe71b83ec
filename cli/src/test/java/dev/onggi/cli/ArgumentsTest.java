package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

class ArgumentsTest {
    @TempDir Path folder;

    private static final Set<String> WITHOUT_A_WORKSPACE =
            Set.of("demo", "init", "fake-model", "version");

    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    static Stream<String> commands() {
        return Commands.ALL.stream().map(type -> type.getAnnotation(Command.class).name());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_help_with_an_example(String command) {
        var said = new Shell(folder).run(command, "--help");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("Usage: onggi " + command)
                .contains("Example: onggi " + command);
        assertThat(said.lines()).allMatch(line -> TextWidth.of(line) <= 80);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_speaks_to_programs_and_takes_a_workspace(String command) {
        var help = new Shell(folder).run(command, "--help").out();

        assertThat(help).contains("--json");
        assertThat(help.contains("--workspace")).isEqualTo(!WITHOUT_A_WORKSPACE.contains(command));
    }

    @Test
    void without_a_command_the_help_is_shown() {
        var said = new Shell(folder).run();

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out()).contains("onggi clean FILE");
    }

    @Test
    void the_help_lists_every_command() {
        var said = new Shell(folder).run("--help");

        assertThat(commands()).allSatisfy(name -> assertThat(said.out()).contains("  " + name));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void only_the_options_of_the_command_asked_for_are_read(String command) {
        var line = new Commands(Terminal.system()).line(command, "--help");

        assertThat(line.getSubcommands()).containsOnlyKeys(command);
    }

    @Test
    void an_unknown_command_is_told_with_a_suggestion() {
        var said = new Shell(folder).run("datasts");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("datasts").contains("datasets").contains("--help");
    }

    @Test
    void an_unknown_option_is_told_with_a_suggestion() {
        var said = new Shell(folder).run("run", "orders", "--sampel", "3");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("--sampel").contains("--sample");
    }

    @Test
    void a_missing_argument_is_told() {
        assertThat(new Shell(folder).run("new", "orders").status()).isEqualTo(2);
        assertThat(new Shell(folder).run("new", "orders").err()).contains("--source");
    }

    @Test
    void a_value_of_the_wrong_kind_is_told() {
        var said = new Shell(folder).run("run", "orders", "--date", "yesterday");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("--date").contains("yesterday");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rn                      | there is no command `rn`; did you mean `onggi run`?",
                "help                    | there is no command `help`",
                "--workspace x list      | `onggi` has no option `--workspace`",
                "run                     | `onggi run` needs PIPELINE",
                "run --nope              | `onggi run` has no option `--nope`",
                "run a b                 | `onggi run` does not know what to do with `b`",
                "run a --sample=x        | `x` is no value for --sample, which takes a whole number",
                "run a --sampel=3        | no option `--sampel`; did you mean `--sample`?",
                "run a --sample -3       | `-3` is no value for --sample, which takes a whole number",
                "changes a --limit=-1    | `-1` is no value for --limit",
                "demo --rows 9999999999  | `9999999999` is no value for --rows",
                "run a --date 2024       | for --date, which takes a date such as 2024-03-05",
                "run a --set b           | `b` is no value for --set, which takes KEY=VALUE",
                "run a --until           | --until needs a value: --until STEP",
                "run a --json --json     | --json can be given only once",
                "show a --as foo         | takes one of run, pipeline, dataset, file",
                "new a                   | `onggi new` needs --source FILE|URL",
                "changes a --limit 3 --all | only one of --limit, --all can be given"
            })
    void wrong_arguments_are_told_in_sentences_of_our_own(String typed, String told) {
        var said = new Shell(folder).run(typed.split(" "));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains(told)
                .containsPattern("ONGGI-90\\d\\d")
                .containsPattern("Try: onggi( \\w+)? --help");

        var korean = new Shell(folder).with("LANG", "ko_KR.UTF-8").run(typed.split(" "));
        assertThat(korean.status()).isEqualTo(2);
        assertThat(korean.err().lines()).isNotEmpty().allMatch(line -> HANGUL.matcher(line).find());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void koreans_read_all_of_the_help_in_korean(String command) {
        var korean = new Shell(folder).with("LANG", "ko_KR.UTF-8");
        var said = korean.run(command, "--help");

        assertThat(said.out())
                .startsWith("사용법:\n  onggi " + command)
                .contains("보기: onggi " + command);
        assertThat(said.lines()).allMatch(line -> TextWidth.of(line) <= 80);
        var terminal = Terminal.system();
        terminal.speak(Language.KO);
        var spec =
                new Commands(terminal).line(command).getSubcommands().get(command).getCommandSpec();
        assertThat(spec.usageMessage().description()).allMatch(HANGUL.asPredicate());
        for (var arg : spec.args()) {
            assertThat(String.join(" ", arg.description()))
                    .as(arg.paramLabel())
                    .containsPattern(HANGUL);
        }
        assertThat(korean.run("--help").lines()).allMatch(one -> TextWidth.of(one) <= 80);
    }

    @Test
    void koreans_are_pointed_to_the_help_in_korean() {
        var said = new Shell(folder).with("LANG", "ko_KR.UTF-8").run("run");

        assertThat(said.err()).contains("도움말: onggi run --help");
    }
}
