package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

class ArgumentsTest {
    @TempDir Path folder;

    private static final Set<String> WITHOUT_A_WORKSPACE =
            Set.of("demo", "init", "clean", "fake-model", "version");

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

    @Test
    void koreans_are_pointed_to_the_help_in_korean() {
        var said = new Shell(folder).with("LANG", "ko_KR.UTF-8").run("run");

        assertThat(said.err()).contains("도움말: onggi run --help");
    }
}
