package dev.onggi.collect.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.collect.FakeRows;
import dev.onggi.collect.FakeSourceRequest;
import dev.onggi.spi.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(30)
class CommandSourceTest {
    @TempDir Path folder;

    private final FakeSourceRequest request = new FakeSourceRequest();
    private final FakeRows rows = new FakeRows();

    @BeforeEach
    void workspace() {
        request.folder = folder;
    }

    private void sh(String script) {
        request.with("command", List.of("sh", "-c", script));
    }

    private void collect() throws Exception {
        new CommandSource(true).collect(request, rows);
    }

    private Failure failure() {
        return catchThrowableOfType(Failure.class, this::collect);
    }

    @Test
    void aRowForEachLineAsItWasWritten() throws Exception {
        sh("printf '%s\\n' '{\"a\": 1.50, \"u\": {\"이름\": \"김\"}, \"l\": [1]}' '' '{\"b\": null}'");

        collect();

        assertThat(rows.rows).hasSize(2);
        assertThat(rows.rows.getFirst()).isEqualTo(Map.of("a", "1.50", "u.이름", "김", "l", "[1]"));
        assertThat(rows.rows.getLast()).containsOnlyKeys("b").containsValue(null);
    }

    @Test
    void theLastLineNeedsNoEnd() throws Exception {
        sh("printf '{\"a\":1}\\r\\n{\"a\":2}'");

        collect();

        assertThat(rows.column("a")).containsExactly("1", "2");
    }

    @Test
    void aMarkIsKeptAndGivenBack() throws Exception {
        request.lastMark = "41";
        sh("echo \"{\\\"seen\\\": \\\"$ONGGI_LAST_MARK\\\"}\"; echo '{\"_mark\": 42}'");

        collect();

        assertThat(rows.column("seen")).containsExactly("41");
        assertThat(rows.marks).containsExactly("42");
    }

    @Test
    void aMarkStandsAlone() {
        sh("echo '{\"_mark\": 1, \"a\": 2}'");

        assertThat(failure()).hasMessageContaining("line 1").hasMessageContaining("_mark");
    }

    @Test
    void aMarkMayBeAnyJson() throws Exception {
        sh(
                "echo '{\"_mark\": {\"page\": 3, \"x\": 1.50}}'; echo '{\"note\": \"a \\\\\"_mark\\\\\" is\"}'");

        collect();

        assertThat(rows.marks).containsExactly("{\"page\":3,\"x\":1.50}");
        assertThat(rows.rows).hasSize(1);
    }

    @Test
    void theEnvironmentIsSmallAndNamed() throws Exception {
        request.secrets.put("API_KEY", "k-1");
        request.with("secrets", List.of("API_KEY")).with("env", Map.of("CITY", "서울", "N", 3L));
        sh(
                "echo \"{\\\"key\\\":\\\"$API_KEY\\\",\\\"city\\\":\\\"$CITY$N\\\",\\\"from\\\":\\\""
                        + "$ONGGI_INTERVAL_START\\\",\\\"to\\\":\\\"$ONGGI_INTERVAL_END\\\"}\";"
                        + "env | cut -d= -f1 | tr '\\n' ' ' >&2");

        collect();

        assertThat(rows.rows.getFirst())
                .isEqualTo(
                        Map.of(
                                "key",
                                "k-1",
                                "city",
                                "서울3",
                                "from",
                                "2026-01-01T00:00:00Z",
                                "to",
                                "2026-01-02T00:00:00Z"));
        assertThat(request.log.getFirst().split(" "))
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "USER",
                        "LANG",
                        "LC_ALL",
                        "LC_CTYPE",
                        "TZ",
                        "TMPDIR",
                        "PYTHONUTF8",
                        "API_KEY",
                        "CITY",
                        "N",
                        "PWD",
                        "SHLVL",
                        "_",
                        "OLDPWD",
                        "ONGGI_LAST_MARK",
                        "ONGGI_INTERVAL_START",
                        "ONGGI_INTERVAL_END",
                        "ONGGI_PROCESS_TREE");
    }

    @Test
    void runsInTheWorkspaceAndFindsProgramsThere() throws Exception {
        var script = folder.resolve("collect.sh");
        Files.writeString(
                script,
                "#!/bin/sh\necho \"{\\\"dir\\\":\\\"$(pwd -P)\\\",\\\"arg\\\":\\\"$1\\\"}\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        request.with("command", "./collect.sh 'one two' $HOME");

        collect();

        assertThat(rows.rows.getFirst())
                .isEqualTo(Map.of("dir", folder.toRealPath().toString(), "arg", "one two"));
    }

    @Test
    void noShellReadsTheCommand() throws Exception {
        Files.writeString(folder.resolve("x.jsonl"), "{\"a\":1}\n");
        request.with("command", "cat x.jsonl $(touch broken) ; > broken");

        assertThat(failure()).hasMessageContaining("`cat` ended with status 1");
        assertThat(folder.resolve("broken")).doesNotExist();
    }

    @Test
    void errorOutputIsLoggedLineByLineAndItsEndExplainsAFailure() {
        sh("echo '{\"a\":1}'; for i in $(seq 1 15); do echo line $i >&2; done; exit 3");

        var failure = failure();

        assertThat(failure).hasMessageContaining("status 3");
        assertThat(failure.hint())
                .contains("line 15")
                .contains("line 6")
                .doesNotContain("line 5\n");
        assertThat(failure.retryable()).isTrue();
        assertThat(request.log).hasSize(15).contains("line 1");
    }

    @Test
    void aProgramThatCannotRunIsTheUsersToMend() {
        request.with("command", List.of("no-such-program-here"));
        var absent = failure();
        assertThat(absent).hasMessageContaining("`no-such-program-here` cannot be started");
        assertThat(absent.retryable()).isFalse();

        sh("exit 127");
        assertThat(failure().retryable()).isFalse();
    }

    @Test
    void aLineThatIsNoObjectFailsWithItsNumber() {
        for (var bad : List.of("Traceback", "[1]", "3", "{\"a\":", "{\"a\":1} x", "{\"a\":NaN}")) {
            request.with("command", List.of("printf", "{\"a\":1}\\n\\n%s\\n", bad));
            assertThat(failure()).as(bad).hasMessageContaining("line 3 ");
        }
    }

    @Test
    void bytesThatAreNoTextFail() {
        sh("printf '{\"a\":1}\\n{\"a\":\"\\377\"}\\n'");

        assertThat(failure()).hasMessageContaining("line 2").hasMessageContaining("UTF-8");
    }

    @Test
    void commandsCanBeSwitchedOff() {
        sh("touch " + folder.resolve("ran"));

        var failure =
                catchThrowableOfType(
                        Failure.class, () -> new CommandSource(false).collect(request, rows));

        assertThat(failure.hint()).contains("commands: allow");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void aTimeoutEndsTheProgramAndItsChildren() throws Exception {
        request.with("command_timeout", "600ms");
        sh("sh -c 'echo $$ > child; exec sleep 60' & echo $$ > parent; wait");

        var failure = failure();

        assertThat(failure).hasMessageContaining("took longer");
        assertThat(failure.retryable()).isTrue();
        assertAllEnded("parent", "child");
    }

    @Test
    void aCancellationEndsProgramsThatDoNotListen() throws Exception {
        sh("trap '' TERM; echo $$ > parent; while :; do sleep 0.2; done");
        Thread.ofVirtual()
                .start(() -> {
                    until(() -> Files.exists(folder.resolve("parent")));
                    request.cancelled = true;
                });

        assertThat(failure()).hasMessageContaining("cancelled");
        assertAllEnded("parent");
    }

    @Test
    void aBrokenLineEndsAProgramThatWouldGoOn() throws Exception {
        sh("echo $$ > parent; echo nonsense; exec sleep 60");

        assertThat(failure()).hasMessageContaining("line 1");
        assertAllEnded("parent");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void childrenThatSlippedAwayAreEndedToo() throws Exception {
        sh(
                "(setsid sh -c 'echo $$ > child; exec sleep 60' >/dev/null 2>&1 &);"
                        + " while [ ! -s child ]; do sleep 0.05; done; echo '{\"a\":1}'");

        collect();

        assertThat(rows.rows).hasSize(1);
        assertAllEnded("child");
        assertThat(request.log).anyMatch(line -> line.contains("left behind"));
    }

    @Test
    void wrongSettingsAreTheUsersToMend() {
        for (var wrong :
                List.<Map.Entry<String, Object>>of(
                        Map.entry("command", ""),
                        Map.entry("command", "'open"),
                        Map.entry("command", Map.of("a", "b")),
                        Map.entry("command", List.of("a\0b")),
                        Map.entry("env", "A=b"),
                        Map.entry("env", Map.of("A B", "c")),
                        Map.entry("secrets", List.of("MISSING")),
                        Map.entry("command_timeout", "soon"))) {
            request.values.clear();
            sh("true");
            request.with(wrong.getKey(), wrong.getValue());
            assertThat(failure()).as(wrong.toString()).isNotNull();
            assertThat(failure().blame()).isEqualTo(Failure.Blame.USER);
        }
    }

    @Test
    void splitsLinesLikeArguments() throws Failure {
        assertThat(Argv.split(" a 'b c'\"d $X\"  e\\ f '' \"\\\"\" 'g\\h'"))
                .containsExactly("a", "b cd $X", "e f", "", "\"", "g\\h");
    }

    private void assertAllEnded(String... files) throws Exception {
        for (var file : files) {
            long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
            until(() -> ProcessHandle.of(pid).map(p -> !p.isAlive()).orElse(true));
            assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                    .as(file)
                    .isFalse();
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
