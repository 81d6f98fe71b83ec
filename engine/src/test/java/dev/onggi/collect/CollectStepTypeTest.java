package dev.onggi.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.collect.file.FileSource;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Setting;
import dev.onggi.step.FolderContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectStepTypeTest extends CollectFixture {
    private final CollectStepType files =
            new CollectStepType("file", "Reads files.", FileSource::new);

    private List<String> problems(Object... keysAndValues) {
        var problems = new Problems();
        files.validate(FolderContext.settings("collect/file", keysAndValues), problems);
        return problems.found().stream().map(Problem::id).toList();
    }

    @Test
    void namesItsSettingsBesideThoseOfItsSource() {
        assertThat(files.uses()).isEqualTo("collect/file");
        assertThat(files.description()).isEqualTo("Reads files.");
        assertThat(files.reads()).isFalse();
        assertThat(files.takesAnyKey()).isFalse();
        assertThat(files.settings().stream().map(Setting::name))
                .doesNotHaveDuplicates()
                .contains("path", "charset", "types", "rename", "incremental", "if_down");
        assertThat(new CollectStepType("Weather", "", () -> (request, rows) -> {}).takesAnyKey())
                .isTrue();
    }

    @Test
    void findsEveryMistakeAtOnce() {
        assertThat(
                        problems(
                                "charset",
                                "klingon",
                                "types",
                                Map.of("a", "dat"),
                                "rename",
                                Map.of("a", Map.of()),
                                "incremental",
                                Map.of("colum", "x")))
                .containsExactlyInAnyOrder("ONGGI-2002", "ONGGI-1302", "ONGGI-1302", "ONGGI-2038");
        assertThat(problems("charset", "${params.charset}", "incremental", true)).isEmpty();
        assertThatThrownBy(() -> rows((request, rows) -> {}, "types", Map.of("a", "dat")))
                .hasMessageContaining("ONGGI-2002");
    }

    @ParameterizedTest
    @CsvSource({
        "path,inbox/리뷰_*.csv,리뷰",
        "path,inbox/**/*.csv,inbox",
        "path,data/2024.csv.gz,2024",
        "path,in box,in box",
        "table,orders,orders",
        "url,https://api.shop.example/v1/reviews?page=1,reviews",
        "url,https://api.shop.example,api.shop.example",
        "city,Seoul,Weather",
        "url,not a url,Weather"
    })
    void namesTheDataAfterItsOrigin(String key, String value, String name) {
        assertThat(SourceName.of(FolderContext.settings("collect/Weather", key, value)))
                .isEqualTo(name);
    }

    @Test
    void givesSettingsOfTheStepBeforeThoseOfItsConnection() throws Exception {
        var shop = new HashMap<String, Object>();
        shop.put("url", "http://shop");
        shop.put("user", "me");
        shop.put("token", "abc");
        context.folder.connections.put("shop", shop);
        context.folder.secretValues.put("KEY", "secret");
        rows(
                (request, rows) -> {
                    assertThat(request.setting("url")).isEqualTo("http://other");
                    assertThat(request.setting("user", "x")).isEqualTo("me");
                    assertThat(request.setting("nothing", "x")).isEqualTo("x");
                    assertThat(request.value("user")).isEqualTo("me");
                    assertThat(request.value("url")).isEqualTo("http://other");
                    assertThat(request.secret("KEY")).isEqualTo("secret");
                    assertThat(request.secret("token")).isEqualTo("abc");
                    assertThat(request.now()).isEqualTo(CollectContext.START);
                    assertThat(request.intervalStart()).isEqualTo(request.intervalEnd());
                    assertThat(request.folder()).isEqualTo(root);
                    assertThat(request.cancelled()).isFalse();
                    request.log("a line");
                    assertThatThrownBy(() -> request.setting("nothing"))
                            .isInstanceOf(Failure.class);
                    assertThatThrownBy(() -> request.secret("NOTHING")).isInstanceOf(Failure.class);
                },
                "connection",
                "shop",
                "url",
                "http://other");

        assertThat(context.folder.lines).contains("a line");
    }
}
