package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void passwordsAreMaskedWhereverADriverPutsThem() {
        var mask = new Mask("canary$1");

        assertThat(mask.apply("no canary$1 here")).isEqualTo("no *** here");
        assertThat(mask.apply("jdbc:x://user:other@host/db?password=pw&x=1"))
                .isEqualTo("jdbc:x://***@host/db?password=***&x=1");
        assertThat(mask).hasToString("Mask[***]");
        assertThat(new Login("me", "canary$1", java.time.Duration.ZERO).toString())
                .doesNotContain("canary");
    }

    @Test
    void anExceptionThatHoldsThePasswordIsNotKept() {
        var e = new SQLException("cannot", new IllegalStateException("url has canary"));
        var failures = new SqlFailures(new PostgresDialect(), "h:1/d", new Mask("canary"));

        assertThat(failures.of(e).getCause()).isNull();
        assertThat(failures.of(new SQLException("plain")).getCause()).isNotNull();
    }

    @Test
    void shortPasswordsDoNotGarbleMessages() {
        assertThat(new Mask("a").apply("a table")).isEqualTo("a table");
    }
}
