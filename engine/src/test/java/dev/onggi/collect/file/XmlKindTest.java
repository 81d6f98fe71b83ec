package dev.onggi.collect.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlKindTest extends FileFixture {
    private List<List<String>> cells(String xml, Object... settings) throws Exception {
        file("a.xml", xml);
        return cells(read("a.xml", settings));
    }

    @Test
    void findsTheElementThatRepeats() throws Exception {
        file(
                "a.xml",
                """
                <?xml version="1.0"?>
                <shop><meta><made>today</made></meta>
                  <items>
                    <item id="007"><name>가 &amp; 나</name><price unit="원">1.0</price><note/></item>
                    <item id="8"><name><![CDATA[<b>]]></name><tag>x</tag><tag>y</tag></item>
                  </items>
                </shop>
                """);
        var data = read("a.xml");

        assertThat(names(data)).containsExactly("id", "name", "price.unit", "price", "note", "tag");
        assertThat(cells(data))
                .containsExactly(
                        Arrays.asList("007", "가 & 나", "원", "1.0", null, null),
                        Arrays.asList("8", "<b>", null, null, null, "[\"x\",\"y\"]"));
    }

    @Test
    void keepsRepeatedStructuresTogether() throws Exception {
        assertThat(cells("<o><r><i><n>a</n></i><i k=\"1\">t<n>b</n><q/></i></r><r/></o>"))
                .containsExactly(
                        List.of(
                                "[{\"n\":\"a\"},{\"k\":\"1\",\"n\":\"b\",\"q\":null,\"value\":\"t\"}]"),
                        Arrays.asList((String) null));
    }

    @Test
    void readsTheElementThatRecordsNames() throws Exception {
        var xml = "<a><b><c>1</c></b><d><b><c>2</c></b></d></a>";

        assertThat(cells(xml, "records", "b")).containsExactly(List.of("1"), List.of("2"));
        assertThat(cells("<x><y>1</y></x>")).containsExactly(List.of("1"));
        assertThatThrownBy(() -> cells(xml, "records", "z")).hasMessageContaining("ONGGI-2034");
    }

    @Test
    void readsTheCharsetItDeclares() throws Exception {
        var xml = "<?xml version=\"1.0\" encoding=\"EUC-KR\"?><r><a>한글</a></r>";
        file("a.xml", xml.getBytes(Charset.forName("EUC-KR")));

        assertThat(cells(read("a.xml"))).containsExactly(List.of("한글"));
    }

    @Test
    void neverResolvesEntities() throws Exception {
        file("secret.txt", "the secret");
        var outside = root.resolve("secret.txt").toUri();
        var laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }

        assertThatThrownBy(() ->
                        cells(
                                "<!DOCTYPE a [<!ENTITY x SYSTEM \""
                                        + outside
                                        + "\">]>"
                                        + "<a><b>&x;</b></a>"))
                .hasMessageContaining("ONGGI-203");
        assertThatThrownBy(() -> cells(laughs + "]><a><b>&l9;</b></a>"))
                .hasMessageContaining("ONGGI-203");
        assertThat(cells("<!DOCTYPE html SYSTEM \"" + outside + "\"><a><b>1</b></a>"))
                .containsExactly(List.of("1"));
        assertThat(published()).noneMatch(f -> f.contains("secret"));
    }

    @Test
    void saysWhereItIsBroken() {
        assertThatThrownBy(() -> cells("<a>\n<b>1</c></a>"))
                .hasMessageStartingWith("a.xml:2:")
                .hasMessageContaining("ONGGI-2035");
        assertThatThrownBy(() -> cells("<a><b>1</b>")).hasMessageContaining("ONGGI-2035");
        assertThatThrownBy(() -> cells("<a>".repeat(10_000))).hasMessageContaining("ONGGI-2035");
    }
}
