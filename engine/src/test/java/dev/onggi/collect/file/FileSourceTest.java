package dev.onggi.collect.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.onggi.data.Dataset.Kind;
import dev.onggi.spi.ColumnType;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileSourceTest extends FileFixture {
    @Test
    void readsATableAsItIsWritten() throws Exception {
        file("data/가게.csv", "번호;이름\r\n007;\"김;하나\"\r\n;\"\"\r\n");
        var data = read("data/가게.csv");

        assertThat(data.kind()).isEqualTo(Kind.TABLE);
        assertThat(data.source()).isEqualTo("가게");
        assertThat(names(data)).containsExactly("번호", "이름");
        assertThat(cells(data)).containsExactly(List.of("007", "김;하나"), Arrays.asList(null, ""));
    }

    @Test
    void readsOtherCharsetsDelimitersAndHeaders() throws Exception {
        var korean = Charset.forName("MS949");
        file("a.csv", "이름,값\n똠방각하와 펲시콜라가 좋아요,1\n".getBytes(korean));
        file("b.txt", "제목\n\n이름|값\n하나|1\n".getBytes(UTF_8));
        file("c.tsv", "1,5\tx\n".getBytes(UTF_8));

        assertThat(cells(read("a.csv"))).containsExactly(List.of("똠방각하와 펲시콜라가 좋아요", "1"));
        assertThat(cells(read("a.csv", "charset", "euc-kr"))).hasSize(1);
        assertThat(cells(read("b.txt", "delimiter", "|", "header_row", "3")))
                .containsExactly(List.of("하나", "1"));
        assertThat(cells(read("c.tsv", "header_row", "none"))).containsExactly(List.of("1,5", "x"));
        assertThatThrownBy(() -> read("a.csv", "charset", "klingon"))
                .hasMessageContaining("ONGGI-2038");
        assertThatThrownBy(() -> read("a.csv", "delimiter", "ab"))
                .hasMessageContaining("ONGGI-1302");
    }

    @Test
    void tellsWhichNamesOfAHeaderAreTakenAndWhichAreMissing() throws Exception {
        file("a.csv", "a -> b,a -> b,, \n1,2,3,4\n");

        assertThat(names(read("a.csv")))
                .containsExactly("a -> b", "a -> b_2", "column_3", "column_4");
        assertThat(told())
                .containsExactly(
                        "The column `a -> b` is kept as `a -> b_2`: the name is taken",
                        "Column 3 has no name and is kept as `column_3`",
                        "Column 4 has no name and is kept as `column_4`");
    }

    @Test
    void columnsOfAFileWithoutAHeaderAreNumberedAndNothingIsTold() throws Exception {
        file("b.csv", "1,2\n");

        assertThat(names(read("b.csv", "header_row", "none")))
                .containsExactly("column_1", "column_2");
        assertThat(told()).isEmpty();
    }

    @Test
    void joinsSeveralFilesByTheNamesOfTheirColumns() throws Exception {
        file("inbox/리뷰_1.csv", "a,b\n1,2\n");
        file("inbox/리뷰_2.csv", "B2,a\nx,3\n");
        file("inbox/더/리뷰_3.csv", "c,b\n5,6\n");
        file("inbox/other.csv", "z\n9\n");
        var data = read("inbox/**/리뷰_*.csv", "rename", Map.of("b", List.of("B2")));

        assertThat(data.source()).isEqualTo("리뷰");
        assertThat(context.rows(data, "a", "b", "c", "_id", "_file"))
                .containsExactly(
                        Arrays.asList(null, "6", "5", "1", "inbox/더/리뷰_3.csv"),
                        Arrays.asList("1", "2", null, "2", "inbox/리뷰_1.csv"),
                        Arrays.asList("3", "x", null, "3", "inbox/리뷰_2.csv"));
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "inbox/더/리뷰_3.csv has no column `a`; it is empty in its rows",
                        "inbox/리뷰_1.csv has no column `c`; it is empty in its rows",
                        "inbox/리뷰_2.csv has no column `c`; it is empty in its rows");
    }

    @Test
    void readsAFolderAndPassesOverWhatItCannotRead() throws Exception {
        file("in/b.jsonl", "{\"a\":1}\n");
        file("in/a.csv", "a\n0\n");
        file("in/photo.png", "x");
        file("in/.hidden.csv", "a\n9\n");
        var data = read("in");

        assertThat(context.rows(data, "a", "_file"))
                .containsExactly(List.of("0", "in/a.csv"), List.of("1", "in/b.jsonl"));
        assertThat(told()).singleElement().asString().startsWith("in/photo.png was passed over");
        file("only/photo.png", "x");
        assertThatThrownBy(() -> read("only")).hasMessageContaining("ONGGI-2022");
        assertThatThrownBy(() -> read("in/photo.png"))
                .hasMessageContaining("Nobody here can read in/photo.png");
        assertThat(cells(read("in/photo.png", "format", "csv"))).isEmpty();
    }

    @Test
    void findsDecomposedHangulByComposedNames() throws Exception {
        var decomposed = Normalizer.normalize("한글/리뷰.csv", Normalizer.Form.NFD);
        file(decomposed, "a\n1\n");

        assertThat(cells(read("한글/리뷰.csv"))).containsExactly(List.of("1"));
        assertThat(read("한글/리?.csv").rows()).isEqualTo(1);
        assertThat(read("**/{리뷰,x}.csv").rows()).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissingAndWhatWasProbablyMeant() throws Exception {
        file("inbox/reviews.csv", "a\n1\n");
        file("empty.csv", "");

        assertThatThrownBy(() -> read("inbox/reveiws.csv"))
                .hasMessageContaining("inbox/reveiws.csv (reviews.csv?)");
        assertThatThrownBy(() -> read("inbx/*.csv")).hasMessageContaining("inbx (inbox?)");
        assertThatThrownBy(() -> read("inbox/*.tsv")).hasMessageContaining("ONGGI-2021");
        assertThatThrownBy(() -> read("empty.csv")).hasMessageContaining("empty.csv is empty");
        assertThat(published()).isEmpty();
    }

    @Test
    void readsTextByLineAndByFile() throws Exception {
        file("글.txt", "\uFEFF첫 줄\r\n\r\n 둘째 줄 \n셋째".getBytes(UTF_8));
        var lines = read("글.txt");

        assertThat(lines.kind()).isEqualTo(Kind.TEXT);
        assertThat(context.rows(lines, "id", "raw_text", "metadata"))
                .containsExactly(
                        List.of("1", "첫 줄", "{}"),
                        List.of("2", " 둘째 줄 ", "{}"),
                        List.of("3", "셋째", "{}"));
        assertThat(told()).containsExactly("글.txt: 1 empty lines were left out");
        assertThat(context.column(read("글.txt", "row", "file"), "raw_text"))
                .containsExactly("첫 줄\r\n\r\n 둘째 줄 \n셋째");
    }

    @Test
    void readsTextInTheCharsetItIsIn() throws Exception {
        file("a.txt", "안녕하세요 여러분 반갑습니다".getBytes(Charset.forName("MS949")));
        file("b.txt", "안녕".getBytes(java.nio.charset.StandardCharsets.UTF_16));
        var both = read(List.of("a.txt", "b.txt"));

        assertThat(context.rows(both, "raw_text", "_file"))
                .containsExactly(List.of("안녕하세요 여러분 반갑습니다", "a.txt"), List.of("안녕", "b.txt"));
        assertThatThrownBy(() -> read("a.txt", "charset", "UTF-8"))
                .hasMessageContaining("a.txt: the bytes near 28 are not UTF-8");
    }

    @Test
    void tellsOnceThatACharsetIsOnlyTheLikeliest() throws Exception {
        file(
                "ru.csv",
                "имя,город\nИван,Москва\nАнна,Казань\n".getBytes(Charset.forName("windows-1251")));
        read("ru.csv");
        assertThat(told())
                .containsExactly(
                        "ru.csv is read as windows-1252, the likeliest charset, but looks strange in it");
        read("ru.csv", "charset", "windows-1251");
        assertThat(told()).isEmpty();
        file("es.csv", "artículo,año\nnúmero,señal\n".getBytes(Charset.forName("windows-1252")));
        assertThat(cells(read("es.csv"))).containsExactly(List.of("número", "señal"));
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsThatTheFirstLineIsReadAsARow() throws Exception {
        file("a.csv", "1,2\n4,5\n7,8\n");
        assertThat(names(read("a.csv"))).containsExactly("column_1", "column_2");
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("a.csv seems to have no header")
                .contains("`header_row: 1`");
        assertThat(names(read("a.csv", "header_row", "1"))).containsExactly("1", "2");
        assertThat(told()).isEmpty();
        assertThat(read("a.csv", "header_row", "none").rows()).isEqualTo(3);
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsThatAFileHasNoSheets() throws Exception {
        file("a.csv", "a\nx\n");
        read("a.csv", "sheet", "Data");
        assertThat(told()).containsExactly("a.csv is no workbook, so `sheet:` changes nothing");
    }

    @Test
    void saysWhichFolderCannotBeRead() throws Exception {
        file("plain", "a\n1\n");
        assertThatThrownBy(() -> read("plain/a.csv")).hasMessageContaining("ONGGI-2020");
        assertThatThrownBy(() -> read("plain/*.csv")).hasMessageContaining("ONGGI-2021");

        file("closed/a.csv", "a\n1\n");
        var closed = root.resolve("closed");
        var rights = Files.getPosixFilePermissions(closed);
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            assumeFalse(Files.isReadable(closed), "whoever runs this may read every folder");
            for (var path : List.of("closed", "closed/*.csv", "*/*.csv")) {
                assertThatThrownBy(() -> read(path))
                        .as(path)
                        .hasMessageContaining("ONGGI-2023")
                        .hasMessageContaining("closed");
            }
        } finally {
            Files.setPosixFilePermissions(closed, rights);
        }
        assertThat(published()).isEmpty();
    }

    @Test
    void readsPagesWithTheirTitles() throws Exception {
        file(
                "page.html",
                "<html><head><title>제목</title><style>x{}</style></head><body><h1>가  나</h1>"
                        + "<p>다<br>라 <b>마</b>바</p><script>no</script>"
                        + "<table><tr><td>1</td><td>2</td></tr></table></body></html>");
        var page = read("page.html");

        assertThat(context.rows(page, "raw_text", "title"))
                .containsExactly(List.of("가 나\n다\n라 마바\n1 2", "제목"));
        assertThat(context.column(read("page.html", "row", "line"), "raw_text"))
                .containsExactly("가 나", "다", "라 마바", "1 2");
        file("old.html", "<meta charset=euc-kr><p>한글".getBytes(Charset.forName("EUC-KR")));
        assertThat(context.column(read("old.html"), "raw_text")).containsExactly("한글");
        file("a.csv", "a\n1\n");
        assertThatThrownBy(() -> read(List.of("page.html", "a.csv")))
                .hasMessageContaining("ONGGI-2026");
    }

    @Test
    void opensArchives() throws Exception {
        var korean = Charset.forName("MS949");
        file("a.csv.gz", gzip("a,b\n1,2\n".getBytes(UTF_8)));
        file(
                "b.zip",
                zip(
                        korean,
                        "폴더/하나.csv",
                        "a\n1\n".getBytes(UTF_8),
                        "__MACOSX/x.csv",
                        "no".getBytes(UTF_8),
                        "폴더/둘.json",
                        "[{\"a\":2}]".getBytes(UTF_8)));

        assertThat(cells(read("a.csv.gz"))).containsExactly(List.of("1", "2"));
        var zipped = read("b.zip");
        assertThat(zipped.source()).isEqualTo("b");
        assertThat(context.rows(zipped, "a", "_file"))
                .containsExactly(List.of("1", "b.zip!폴더/하나.csv"), List.of("2", "b.zip!폴더/둘.json"));
        file("c.zip", zip(UTF_8, "one.csv", "a\n1\n".getBytes(UTF_8)));
        assertThat(read("c.zip").column("_file")).isEmpty();
    }

    @Test
    void refusesArchivesThatHarm() throws Exception {
        file("bomb.csv.gz", gzip(new byte[100 << 20]));
        file("nested.zip", zip(UTF_8, "in.zip", zip(UTF_8, "a.csv", "a\n1\n".getBytes(UTF_8))));
        file("outside.zip", zip(UTF_8, "../a.csv", "a\n1\n".getBytes(UTF_8)));
        file("large.csv.gz", gzip("a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n".getBytes(UTF_8)));
        file("bomb.zip", zip(UTF_8, "a.txt", new byte[100 << 20]));
        var many = new Object[20_004];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = i + ".csv";
            many[i + 1] = "a\n1\n".getBytes(UTF_8);
        }
        file("many.zip", zip(UTF_8, many));

        assertThatThrownBy(() -> read("bomb.csv.gz", "format", "text"))
                .hasMessageContaining("ONGGI-2028");
        assertThatThrownBy(() -> read("bomb.zip")).hasMessageContaining("ONGGI-2028");
        assertThatThrownBy(() -> read("nested.zip")).hasMessageContaining("ONGGI-2031");
        assertThatThrownBy(() -> read("outside.zip")).hasMessageContaining("ONGGI-2032");
        assertThatThrownBy(() -> read("many.zip")).hasMessageContaining("ONGGI-2030");
        assertThatThrownBy(() -> read("large.csv.gz", "max_unpacked", "10B"))
                .hasMessageContaining("ONGGI-2029");
        assertThat(published()).isEmpty();
    }

    @Test
    void saysWhereAnArchiveIsBroken() throws Exception {
        var whole = gzip("a,b\n1,2\n3,4\n".repeat(500).getBytes(UTF_8));
        file("cut.csv.gz", Arrays.copyOf(whole, whole.length / 2));
        var zip = zip(UTF_8, "a.csv", "a\n1\n".getBytes(UTF_8));
        file("cut.zip", Arrays.copyOf(zip, zip.length / 2));
        var flipped = zip.clone();
        flipped[37] ^= 1;
        file("flipped.zip", flipped);

        assertThatThrownBy(() -> read("cut.csv.gz"))
                .hasMessageContaining("cut.csv.gz is broken or cut off near byte");
        assertThatThrownBy(() -> read("cut.zip")).hasMessageContaining("ONGGI-2027");
        assertThatThrownBy(() -> read("flipped.zip")).hasMessageContaining("ONGGI-20");
    }

    @Test
    void collectsNewFilesOnly() throws Exception {
        file("in/a.csv", "a\n1\n");
        assertThat(context.column(read("in/*.csv", "incremental", true), "a")).containsExactly("1");

        file("in/b.csv", "a\n2\n");
        assertThat(context.column(read("in/*.csv", "incremental", true), "a")).containsExactly("2");

        file("in/a.csv", "a\n1\n3\n");
        assertThat(context.column(read("in/*.csv", "incremental", true), "a"))
                .containsExactly("1", "3");

        var nothing = read("in/*.csv", "incremental", true);
        assertThat(nothing.rows()).isZero();
        assertThat(names(nothing)).containsExactly("a");
        assertThat(told()).containsExactly("Nothing new since the last run.");

        Files.delete(root.resolve("in/a.csv"));
        Files.delete(root.resolve("in/b.csv"));
        assertThat(read("in/*.csv", "incremental", true).rows()).isZero();
    }

    @Test
    void keepsTheKindOfDatasetWhenNothingIsNew() throws Exception {
        file("a.txt", "하나\n");
        read("a.txt", "incremental", true);
        var nothing = read("a.txt", "incremental", true);

        assertThat(nothing.kind()).isEqualTo(Kind.TEXT);
        assertThat(context.rows(nothing, "id", "raw_text", "metadata")).isEmpty();
        assertThatThrownBy(() -> read("nowhere/*.txt", "incremental", true))
                .hasMessageContaining("ONGGI-2020");
        context.memory.clear();
        assertThatThrownBy(() -> read("*.nothing", "incremental", true))
                .hasMessageContaining("ONGGI-2021");
    }

    @Test
    void declaresTypesAndRejectsWhatDoesNotFit() throws Exception {
        file("a.csv", "작성일,별점\n2024-03-05,5\n2024-03-06,다섯\n");
        var data = read("a.csv", "types", Map.of("작성일", "date", "별점", "integer"));

        assertThat(cells(data)).containsExactly(List.of("2024-03-05", "5"));
        assertThat(data.column("별점").orElseThrow().type()).isEqualTo(ColumnType.INTEGER);
        assertThat(context.rejected)
                .containsExactly("[2024-03-06, 다섯, 2] 별점: \"다섯\" is no integer");
    }
}
