package dev.onggi.save;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=cmd|' /C calc'!A0",
                "+1+2",
                "-1-2",
                "-A1",
                "+cmd",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "--1",
                "-1,00",
                "-1e",
                "+82-10-ABCD",
                "+10-20",
                "-010-1234-5678",
                "-2+3+cmd|' /C calc'!A0",
                "- 항목"
            })
    void touchesWhatASpreadsheetWouldRun(String text) {
        var guard = new FormulaGuard();

        assertThat(guard.guard(text)).isEqualTo("'" + text);
        assertThat(guard.guarded()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "가나다",
                "1+1",
                "a=b",
                "'=1",
                " =1",
                "-",
                "+",
                "-5",
                "+5",
                "-5.25",
                "-1,234,567.89",
                "+.5",
                "-1e10",
                "-5%",
                "+82-10-1234-5678",
                "+82 10 1234 5678",
                "+821012345678",
                "+1 (212) 555-0100",
                "－5",
                "＝1"
            })
    void leavesNumbersPhonesAndTextAlone(String text) {
        var guard = new FormulaGuard();

        assertThat(guard.guard(text)).isSameAs(text);
        assertThat(guard.guarded()).isZero();
    }
}
