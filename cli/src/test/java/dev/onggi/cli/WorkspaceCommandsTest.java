package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceCommandsTest {
    @TempDir Path folder;

    @Test
    void init_makes_a_workspace_once() {
        var shell = new Shell(folder);

        var said = shell.run("init", folder.resolve("shop").toString());

        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("onggi.yaml", "onggi new NAME --source FILE");
        assertThat(new Shell(folder.resolve("shop")).here("validate").status()).isZero();
        assertThat(shell.run("init", folder.resolve("shop").toString()).status()).isEqualTo(2);
    }

    @Test
    void init_tells_a_program_what_it_wrote() {
        var shop = folder.resolve("shop");

        var said = new Shell(folder).run("init", shop.toString(), "--json");

        assertThat(said.lines()).hasSize(1);
        assertThat(said.out())
                .contains("\"workspace\":\"" + shop + "\"", shop.resolve("onggi.yaml").toString());
    }

    @Test
    void list_shows_pipelines_and_their_last_runs() {
        var shell = Shell.workspace(folder).with("ONGGI_CLOCK", Shell.CLOCK);

        assertThat(shell.here("list").out()).contains("orders", "fetch > inspect");
        shell.here("run", "orders");
        assertThat(shell.here("list").out()).contains("2024-03-05 15:00  done");
        assertThat(shell.here("list", "--json").out())
                .contains("\"name\":\"orders\"", "\"last_state\":\"succeeded\"");
        assertThat(shell.with("LANG", "ko_KR.UTF-8").here("list").out())
                .contains("2024-03-05 15:00  끝");
    }

    @Test
    void a_workspace_without_pipelines_says_how_to_make_one() {
        var said = new Shell(folder).file("onggi.yaml", "").here("list");

        assertThat(said.out()).contains("onggi new");
    }

    @Test
    void list_names_the_broken_files_with_what_is_wrong() {
        var shell = new Shell(folder).file("onggi.yaml", "").file("pipelines/a.yaml", "name: a\n");

        var said = shell.here("list");

        assertThat(said.out())
                .contains("✗ a  pipelines/a.yaml:1:1  ONGGI-1201", "`steps`")
                .doesNotContain("no pipeline");
        assertThat(said.err()).contains("onggi validate");
        assertThat(shell.here("list", "--json").out())
                .contains("\"name\":\"a\"", "\"problems\":[\"pipelines/a.yaml:1:1");
    }

    @Test
    void version_is_told() {
        assertThat(new Shell(folder).run("version").status()).isZero();
        assertThat(new Shell(folder).run("version").out()).containsIgnoringCase("onggi");
        assertThat(new Shell(folder).run("version", "--json").out())
                .contains("\"onggi\":", "\"java\":\"" + Runtime.version() + "\"");
    }

    @Test
    void a_folder_that_cannot_be_made_for_the_demo_is_told() {
        var file = new Shell(folder).file("file", "").path("file");

        var said = new Shell(folder).run("demo", "--dir", file.resolve("demo").toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains("ONGGI-9028", file.toString());
    }

    @Test
    void the_demo_cleans_and_measures_itself() {
        var said =
                new Shell(folder)
                        .run("demo", "--dir", folder.resolve("demo").toString(), "--rows", "300");

        assertThat(said.status()).as(said.all()).isZero();
        assertThat(said.out())
                .contains("quality score", "right cells, against the truth", "data/output/");
    }

    @Test
    void the_demo_gives_a_program_its_figures_in_one_line() {
        var demo = folder.resolve("demo").toString();

        var said = new Shell(folder).run("demo", "--dir", demo, "--rows", "300", "--json");

        assertThat(said.lines()).hasSize(1);
        assertThat(said.out())
                .contains("\"by_rule\":{", "\"before\":", "\"removed\":", "\"outputs\":[\"" + demo);
    }
}
