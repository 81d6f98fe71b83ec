package dev.onggi.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ChildrenTest {
    private static final int OWNER_START = 2;
    private static final int CHILD_START = 4;

    @TempDir Path state;

    private Process child;

    @BeforeEach
    void start() throws IOException {
        child = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    @Test
    void aChildWhoseParentIsGoneIsEnded() throws Exception {
        change(OWNER_START, "1", Children.note(state, child.toHandle(), ""));

        assertThat(Children.endLeft(state)).isEqualTo(1);
        assertThat(child.waitFor()).isNotZero();
        assertThat(Children.endLeft(state)).isZero();
    }

    @Test
    void aChildWhoseParentLivesIsLeftAlone() throws Exception {
        try (var noted = Children.note(state, child.toHandle(), "")) {
            assertThat(noted.file()).exists();
            assertThat(Children.endLeft(state)).isZero();
        }
        assertThat(child.isAlive()).isTrue();
        assertThat(state.resolve("children")).isEmptyDirectory();
    }

    @Test
    void anotherProcessWithTheNumberOfAChildIsLeftAlone() throws Exception {
        var noted = Children.note(state, child.toHandle(), "");
        change(OWNER_START, "1", noted);
        change(CHILD_START, "1", noted);

        assertThat(Children.endLeft(state)).isZero();
        assertThat(child.isAlive()).isTrue();
        assertThat(noted.file()).doesNotExist();
    }

    @Test
    void childrenOfAnotherMachineAreLeftAlone() throws Exception {
        var noted = Children.note(state, child.toHandle(), "");
        change(0, "elsewhere/1", noted);
        change(OWNER_START, "1", noted);

        assertThat(Children.endLeft(state)).isZero();
        assertThat(child.isAlive()).isTrue();
        assertThat(noted.file()).exists();
    }

    @Test
    void nothingIsNotedWhereNoStateIsKept() throws Exception {
        try (var noted = Children.note(state.resolve("none"), child.toHandle(), "")) {
            assertThat(noted.file()).isNull();
        }
        assertThat(state.resolve("none")).doesNotExist();
    }

    private static void change(int line, String text, Children.Noted noted) throws IOException {
        var file = Objects.requireNonNull(noted.file());
        var lines = new ArrayList<>(List.of(Files.readString(file).split("\n", -1)));
        lines.set(line, text);
        Files.writeString(file, String.join("\n", lines));
    }
}
