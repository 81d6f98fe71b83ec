package dev.onggi.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.problem.Language;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DuckErrorsTest {
    @Test
    void aFullDiskIsToldWithTheFileThatDidNotFit() {
        var error =
                DuckErrors.translate(
                        new SQLException(
                                "IO Error: Async write failed for range [offset=0, size=15]: {\"exception_type\":\"IO\",\"exception_message\":\"Could not write file \\\"/data/.out.csv.staged\\\": No space left on device\",\"errno\":\"28\"}"),
                        "COPY");
        assertThat(error.problems().getFirst().message(Language.EN))
                .isEqualTo("The disk is full: /data/.out.csv.staged");
    }
}
