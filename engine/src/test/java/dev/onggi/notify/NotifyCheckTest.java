package dev.onggi.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.pipeline.PipelineReader;
import dev.onggi.problem.Language;
import dev.onggi.problem.Problems;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyCheckTest {
    private static final String SMTP =
            "connections: {post: {type: smtp, host: mail.shop.example, from: onggi@shop.example}}\n";

    @TempDir Path folder;

    private List<String> found(String settings, String notify) {
        var workspace = Outpost.workspace(folder, settings);
        var pipeline =
                new PipelineReader(new Outpost.NoTypes())
                        .read(
                                "name: p\nparams: {to: {default: x}}\nnotify: "
                                        + notify
                                        + "\nsteps: {a: {uses: pipeline/q}}\n",
                                "pipelines/p.yaml");
        var problems = new Problems();
        new NotifyCheck(workspace, Notifiers.of(workspace, InstantSource.system()), problems)
                .check(List.of(pipeline));
        return problems.found().stream().map(problem -> problem.line(Language.EN)).toList();
    }

    @Test
    void whatCanTellSomebodyIsInOrder() {
        assertThat(
                        found(
                                SMTP
                                        + "notify: [{slack: \"${env.SLACK}\", events: [disk]},"
                                        + " {mail: ops@shop.example}]\n",
                                "[{mail: \"${params.to}@shop.example\"},"
                                        + " {webhook: \"https://example.com/${run.id}\"}]"))
                .isEmpty();
    }

    @Test
    void aMailNeedsAConnectionOfItsType() {
        assertThat(found("timezone: UTC\n", "[{mail: me@shop.example}]"))
                .containsExactly(
                        "pipelines/p.yaml:3:11  ONGGI-8202  `mail` needs a connection of type"
                                + " smtp, and none is stored");
        assertThat(
                        found(
                                """
                                connections:
                                  a: {type: smtp, host: a, from: a@a.example}
                                  b: {type: smtp, host: b, from: b@b.example}
                                """,
                                "[{mail: me@shop.example}]"))
                .singleElement()
                .asString()
                .contains("ONGGI-8203", "a, b");
        assertThat(found(SMTP, "[{mail: me@shop.example, connection: pots}]"))
                .singleElement()
                .asString()
                .contains("ONGGI-1014", "pots");
        assertThat(
                        found(
                                "connections: {db: {type: postgresql}}\n",
                                "[{mail: me@shop.example, connection: db}]"))
                .singleElement()
                .asString()
                .contains("ONGGI-8204  the connection `db` is of type `postgresql`");
    }

    @Test
    void aConnectionIsLookedAtKeyByKey() {
        assertThat(
                        found(
                                """
                                connections:
                                  post:
                                    type: smtp
                                    hots: x
                                    port: many
                                    tls: perhaps
                                    from: onggi@shop.example
                                """,
                                "[{mail: me@shop.example}]"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("ONGGI-8206", "hots", "`host`"),
                        line -> assertThat(line).contains("ONGGI-8205", "has no `host`"),
                        line -> assertThat(line).contains("ONGGI-8207", "`port: many`"),
                        line -> assertThat(line).contains("ONGGI-8207", "`tls: perhaps`"));
    }

    @Test
    void aTargetThatIsNoneIsFound() {
        assertThat(found("timezone: UTC\n", "[{webhook: \"ftp://x/y\"}, {slack: data}]"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("3:11  ONGGI-8208  `webhook`", "ftp"),
                        line -> assertThat(line).contains("ONGGI-8208  `slack`", "`data`"));
        assertThat(found("timezone: UTC\n", "[{notifier: temas, to: x}]"))
                .singleElement()
                .asString()
                .contains("ONGGI-8201  there is no channel `temas`");
    }

    @Test
    void aReferenceThatIsKnownTooLateIsFound() {
        assertThat(found("timezone: UTC\n", "[{webhook: \"https://example.com/${run.date}\"}]"))
                .singleElement()
                .asString()
                .contains("ONGGI-8209  ${run.date} means nothing in a notification");
    }

    @Test
    void theWorkspaceMayBeToldOfMoreThanAPipeline() {
        assertThat(
                        found(
                                SMTP
                                        + "notify: [{mail: ops@shop.example, events: [disk, failde]}]\n",
                                "[]"))
                .singleElement()
                .asString()
                .contains("onggi.yaml:2:", "cannot be `failde`; did you mean `failed`?");
    }
}
