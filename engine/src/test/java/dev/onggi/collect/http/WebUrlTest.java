package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.spi.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebUrlTest {
    @ParameterizedTest
    @CsvSource({
        "HTTP://Example.COM, http://example.com/",
        "https://example.com:443/a, https://example.com/a",
        "http://example.com:8080, http://example.com:8080/",
        "http://example.com:, http://example.com/",
        "http://example.com./x#y, http://example.com/x",
        "http://한글.kr/항아리, http://xn--bj0bj06e.kr/%ED%95%AD%EC%95%84%EB%A6%AC",
        "http://a.b/x y?q=서울 역, http://a.b/x%20y?q=%EC%84%9C%EC%9A%B8%20%EC%97%AD",
        "http://a.b/%zz%41, http://a.b/%25zz%41",
        "http://a.b?x=1, http://a.b/?x=1",
        "http://[2606:4700::1111]:81/, http://[2606:4700:0:0:0:0:0:1111]:81/",
        "http://under_score.example/, http://under_score.example/",
        "http://8.8.8.8/, http://8.8.8.8/",
    })
    void hasOneNormalForm(String written, String normal) throws Failure {
        assertThat(WebUrl.parse(written).uri()).hasToString(normal);
    }

    @Test
    void showsNeitherQueryNorUserName() throws Failure {
        assertThat(WebUrl.parse("http://a.b/x?key=secret")).hasToString("http://a.b/x");
        var failure =
                catchThrowableOfType(
                        Failure.class, () -> WebUrl.parse("http://me:secret@a.b/?k=v"));
        assertThat(failure).hasMessageNotContaining("secret").hasMessageNotContaining("k=v");
        assertThat(failure.hint()).contains("headers");
    }

    @ParameterizedTest
    @CsvSource({
        "/c, http://a.b:81/c",
        "c?x=y z, http://a.b:81/d/c?x=y%20z",
        "?p=2, http://a.b:81/d/?p=2",
        "//other.example/x, http://other.example/x",
        "https://c.d, https://c.d/",
        "../e, http://a.b:81/e",
    })
    void resolvesLinks(String link, String target) throws Failure {
        assertThat(WebUrl.parse("http://a.b:81/d/f?x=1").resolve(link).uri()).hasToString(target);
    }

    @Test
    void refusesLinksToOtherSchemes() throws Failure {
        var url = WebUrl.parse("http://a.b/");
        assertThatThrownBy(() -> url.resolve("file:///etc/passwd")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> url.resolve("JAVASCRIPT:x")).isInstanceOf(Failure.class);
    }

    @Test
    void anOriginIsSchemeHostAndPort() throws Failure {
        var url = WebUrl.parse("https://a.b/x");
        assertThat(url.sameOrigin(WebUrl.parse("https://A.b.:443/y"))).isTrue();
        assertThat(url.sameOrigin(WebUrl.parse("http://a.b/x"))).isFalse();
        assertThat(url.sameOrigin(WebUrl.parse("https://a.b:444/x"))).isFalse();
        assertThat(url.sameOrigin(WebUrl.parse("https://c.a.b/x"))).isFalse();
    }
}
