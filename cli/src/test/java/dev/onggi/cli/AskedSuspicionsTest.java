package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.testkit.errors.ErrorInjector;
import dev.onggi.testkit.errors.ErrorKind;
import dev.onggi.testkit.table.SampleTable;
import dev.onggi.testkit.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedSuspicionsTest {
    private static final Pattern ASKED =
            Pattern.compile("Question 1 of \\d+: ([\\d,]+) cells? of (\\w+) may be wrong");
    private static final Pattern LEFT = Pattern.compile("([\\d,]+) more cells? may be wrong");

    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void readings() throws IOException {
        shell = new Shell(folder);
        ErrorInjector.seeded(1)
                .share(ErrorKind.DATE_FORM, 0.05)
                .share(ErrorKind.NUMBER_FORM, 0.04)
                .share(ErrorKind.NULL_WORD, 0.03)
                .share(ErrorKind.DOMAIN, 0.02, "station_name", "region")
                .spoil(SampleTable.READINGS.make(2_000, 8))
                .dirty()
                .write(folder.resolve("r.csv"));
    }

    private Shell.Said clean(String out, String... more) {
        var args =
                new java.util.ArrayList<>(
                        java.util.List.of(
                                "clean",
                                folder.resolve("r.csv").toString(),
                                "-o",
                                folder.resolve(out).toString()));
        args.addAll(java.util.List.of(more));
        return shell.run(args.toArray(String[]::new));
    }

    private long differing(String one, String other) throws IOException {
        var a = Table.read(folder.resolve(one)).rows();
        var b = Table.read(folder.resolve(other)).rows();
        long differing = 0;
        for (int row = 0; row < a.size(); row++) {
            for (int c = 0; c < a.get(row).size(); c++) {
                differing += a.get(row).get(c).equals(b.get(row).get(c)) ? 0 : 1;
            }
        }
        return differing;
    }

    private static long number(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Long.parseLong(found.group(1).replace(",", ""));
    }

    @Test
    void what_a_person_says_is_a_change_with_that_reason() throws IOException {
        var before = clean("before.csv");
        shell.typing("y", "q");

        var asked = clean("after.csv", "--ask");

        assertThat(asked.status()).as(asked.all()).isZero();
        long cells = number(ASKED, asked.out());
        assertThat(differing("before.csv", "after.csv")).isEqualTo(cells);
        assertThat(asked.out()).containsPattern("(?m)^person +" + cells + "$");
        assertThat(number(LEFT, asked.out())).isEqualTo(number(LEFT, before.out()) - cells);
    }

    @Test
    void what_is_right_or_skipped_changes_nothing() throws IOException {
        var before = clean("before.csv");
        shell.typing("n", "s", "what?", "q");

        var asked = clean("after.csv", "--ask", "3");

        long cells = number(ASKED, asked.out());
        assertThat(asked.out()).contains("Question 1 of 3", "Question 3 of 3");
        assertThat(differing("before.csv", "after.csv")).isZero();
        assertThat(number(LEFT, asked.out())).isEqualTo(number(LEFT, before.out()) - cells);
    }

    @Test
    void a_person_may_say_what_it_should_be_and_nobody_there_changes_nothing() throws IOException {
        var nobody = clean("before.csv", "--ask");
        shell.typing("= Somewhere else", "q");

        var asked = clean("after.csv", "--ask");

        assertThat(nobody.status()).isZero();
        assertThat(shell.read("before.csv")).doesNotContain("Somewhere else");
        assertThat(shell.read("after.csv")).contains("Somewhere else");
        assertThat(asked.out()).contains("person");
    }
}
