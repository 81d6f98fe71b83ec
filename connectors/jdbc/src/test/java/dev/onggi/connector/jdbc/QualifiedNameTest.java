package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onggi.spi.Failure;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualifiedNameTest {
    @Test
    void namesAreReadWithAndWithoutQuotationMarks() throws Exception {
        assertThat(QualifiedName.parse("주문").parts()).containsExactly("주문");
        assertThat(QualifiedName.parse("shop.orders").parts()).containsExactly("shop", "orders");
        assertThat(QualifiedName.parse("\"my.shop\".`a``b`").parts())
                .containsExactly("my.shop", "a`b");
        assertThat(QualifiedName.parse("\"a\"\"b\"").parts()).containsExactly("a\"b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "a.", ".a", "a.b.c", "\"a", "\"a\"b", "a..b"})
    void whatIsNoNameIsRefused(String written) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> QualifiedName.parse(written));
    }

    @Test
    void quotingHoldsForAnyName() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var name = new StringBuilder();
            for (int length = random.nextInt(1, 12); length > 0; length--) {
                name.append("\"`';-\\ .?$a가%{}\n".charAt(random.nextInt(16)));
            }
            for (char quote : new char[] {'"', '`'}) {
                var quoted = QualifiedName.quote(name.toString(), quote);
                var inner = quoted.substring(1, quoted.length() - 1);
                var mark = String.valueOf(quote);
                assertThat(inner.replace(mark + mark, "")).as("seed " + seed).doesNotContain(mark);
                assertThat(inner.replace(mark + mark, mark)).isEqualTo(name.toString());
            }
        }
    }

    @Test
    void emptyAndNulNamesAreRefused() {
        for (var name : List.of("", "a\0b")) {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> QualifiedName.quote(name, '"'));
        }
    }

    @Test
    void otherSpellingsKeepTheSchema() throws Exception {
        var name = QualifiedName.parse("shop.Orders").spelled("orders");

        assertThat(name.quoted('"')).isEqualTo("\"shop\".\"orders\"");
        assertThat(name).hasToString("shop.orders");
    }
}
