package dev.onggi.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.run.RunLogs.Filter;
import dev.onggi.run.RunLogs.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogsTest extends RunCase {
    private static final Filter ALL = new Filter(null, null, null);

    private RunLogs logs() {
        return new RunLogs(world.workspace);
    }

    private void write(String run, String text) throws IOException {
        var file = logs().file(run);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> messages(List<Line> lines) {
        return lines.stream().map(Line::message).toList();
    }

    @Test
    void aRunIsReadWhileItWritesFromWhereTheReaderWas() {
        var seen = new ArrayList<String>();
        var offset = new long[1];
        world.source(
                "talk",
                context -> {
                    context.log().info("한글 one");
                    offset[0] = read(context.run().id(), offset[0], seen);
                    assertThat(seen).contains("한글 one");
                    context.log().info("two");
                    return NOTHING;
                });
        var run = world.run("a: {uses: talk, x: \"${env.TOKEN}\"}\n");
        read(run.id(), offset[0], seen);
        assertThat(seen)
                .containsSubsequence("started", "한글 one", "finished")
                .doesNotHaveDuplicates()
                .contains("x=***", "two")
                .noneMatch(text -> text.contains("s3cret"));
    }

    private long read(String run, long offset, List<String> seen) {
        var piece = logs().read(run, offset);
        seen.addAll(messages(piece.lines()));
        return piece.next();
    }

    @Test
    void aLineHalfWrittenWaitsForItsEnd() throws IOException {
        write("r", "{\"level\":\"info\",\"message\":\"a\"}\n{\"level\":\"in");
        var first = logs().read("r", 0);
        assertThat(messages(first.lines())).containsExactly("a");
        assertThat(logs().read("r", first.next()).lines()).isEmpty();
        write("r", "fo\",\"message\":\"b\"}\n");
        assertThat(messages(logs().read("r", first.next()).lines())).containsExactly("b");
    }

    @Test
    void aLineThatIsNoJsonIsShownAsItIs() throws IOException {
        write("r", "cut off by a full disk\n");
        assertThat(messages(logs().read("r", 0).lines())).containsExactly("cut off by a full disk");
    }

    @Test
    void aLongLogComesInPiecesAndALongLineWhole() throws IOException {
        var longLine = "x".repeat(3 << 20);
        write("r", "{\"message\":\"" + longLine + "\"}\n");
        for (int i = 0; i < 30_000; i++) {
            if (i % 10_000 == 0) {
                write("r", "{\"message\":\"line of a log that is long enough\"}\n".repeat(10_000));
            }
        }
        int lines = 0;
        var piece = new RunLogs.Piece(List.of(), 0, true);
        while (piece.more()) {
            piece = logs().read("r", piece.next());
            lines += piece.lines().size();
        }
        assertThat(lines).isEqualTo(30_001);
        assertThat(piece.next()).isEqualTo(Files.size(logs().file("r")));
    }

    @Test
    void theLastLinesThatFitAreTheTail() throws IOException {
        for (int i = 0; i < 10; i++) {
            write(
                    "r",
                    "{\"level\":\"%s\",\"step\":\"%s\",\"message\":\"Line %d\"}\n"
                            .formatted(i % 2 == 0 ? "info" : "retry", i < 5 ? "a" : "b", i));
        }
        assertThat(messages(logs().tail("r", ALL, 2).lines())).containsExactly("Line 8", "Line 9");
        assertThat(messages(logs().tail("r", new Filter("a", "warn", null), 9).lines()))
                .containsExactly("Line 1", "Line 3");
        assertThat(messages(logs().tail("r", new Filter(null, null, "LINE 7"), 9).lines()))
                .containsExactly("Line 7");
    }

    @Test
    void aRunWithoutALogHasNoLines() {
        assertThat(logs().read("nobody", 0).lines()).isEmpty();
        assertThat(logs().tail("nobody", ALL, 5).lines()).isEmpty();
    }
}
