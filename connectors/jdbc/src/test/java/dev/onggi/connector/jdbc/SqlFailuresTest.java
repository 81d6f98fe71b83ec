package dev.onggi.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.spi.Failure;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "08006, UNREACHABLE",
        "57P01, UNREACHABLE",
        "57P03, BUSY",
        "53300, BUSY",
        "40P01, BUSY",
        "57014, TIMEOUT",
        "28P01, LOGIN",
        "3D000, NO_DATABASE",
        "42P01, NO_TABLE",
        "42703, NO_COLUMN",
        "42501, FORBIDDEN",
        "25006, FORBIDDEN",
        "42601, SYNTAX",
        "42804, VALUE",
        "22001, VALUE",
        "23502, VALUE",
        "53100, FULL",
        "XX001, DAMAGED",
        "0A000, OTHER",
        ", OTHER"
    })
    void postgresSaysItByState(String state, Trouble.Kind kind) {
        assertThat(new PostgresDialect().trouble(new SQLException("x", state)).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "1040, BUSY",
        "1213, BUSY",
        "1969, TIMEOUT",
        "1045, LOGIN",
        "1142, FORBIDDEN",
        "1792, FORBIDDEN",
        "1049, NO_DATABASE",
        "1146, NO_TABLE",
        "1054, NO_COLUMN",
        "1064, SYNTAX",
        "1114, FULL",
        "1194, DAMAGED",
        "1406, VALUE",
        "9999, OTHER"
    })
    void mariaDbSaysItByNumber(int number, Trouble.Kind kind) {
        assertThat(new MariaDbDialect().trouble(new SQLException("x", "HY000", number)).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"08000, UNREACHABLE", "22003, VALUE", "70100, TIMEOUT"})
    void mariaDbSaysTheRestByState(String state, Trouble.Kind kind) {
        assertThat(new MariaDbDialect().trouble(new SQLException("x", state)).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "5, BUSY",
        "9, TIMEOUT",
        "8, FORBIDDEN",
        "14, NO_DATABASE",
        "26, DAMAGED",
        "13, FULL",
        "19, VALUE",
        "10, OTHER"
    })
    void sqliteSaysItByCode(int code, Trouble.Kind kind) {
        assertThat(new SqliteDialect().trouble(new SQLException("x", null, code)).kind())
                .isEqualTo(kind);
    }

    @Test
    void everyTroubleIsAFailureWithABlame() {
        for (var state : new String[] {"08006", "53300", "57014", "28P01", "42501", "3D000"}) {
            var failure = failures().of(new SQLException("said so", state));

            assertThat(failure).hasMessageContaining("said so");
            assertThat(failure.blame()).isIn(Failure.Blame.UPSTREAM, Failure.Blame.USER);
        }
        assertThat(failures().of(new SQLException("x", "53100")).retryable()).isFalse();
        assertThat(failures().of(new SQLException("x", "XX001")).blame())
                .isEqualTo(Failure.Blame.DATA);
        assertThat(failures().of(new SQLException(null, "0A000")))
                .hasMessageContaining("no reason given");
    }

    @Test
    void aDriversPrefixIsNotShown() {
        assertThat(new MariaDbDialect().trouble(new SQLException("(conn=12) oh")).message())
                .isEqualTo("oh");
        assertThat(
                        new SqliteDialect()
                                .trouble(
                                        new SQLException(
                                                "[SQLITE_ERROR] SQL error or missing database"
                                                        + " (near \"x\": syntax error)"))
                                .message())
                .isEqualTo("near \"x\": syntax error");
    }

    @Test
    void positionsAreCountedAsEditorsDo() {
        assertThat(SqlFailures.position("a\nbc", 4)).contains("line 2, column 2");
        assertThat(SqlFailures.position("a", 1)).contains("line 1, column 1");
        assertThat(SqlFailures.position("a", 0)).isEmpty();
        assertThat(SqlFailures.position("a", 9)).isEmpty();
    }

    private static SqlFailures failures() {
        return new SqlFailures(new PostgresDialect(), "h:1/d", new Mask(""));
    }
}
