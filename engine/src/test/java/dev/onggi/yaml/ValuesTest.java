package dev.onggi.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "2 h, PT2H", "1d, PT24H"})
    void readsDurations(String text, Duration duration) {
        assertThat(Values.duration(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500ms", "30s", "5m", "2h", "1d", "0ms", "90s", "1500ms", "36h"})
    void writesDurationsTheWayTheyAreRead(String text) {
        assertThat(Values.written(Values.duration(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 min", "-5s", "1.5h", "99999999999d", "s"})
    void refusesOtherDurations(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Values.duration(text));
    }

    @Test
    void readsShares() {
        assertThat(Values.share("5%")).isEqualTo(0.05);
        assertThat(Values.share("0.5 %")).isEqualTo(0.005);
        assertThat(Values.share("1")).isEqualTo(1);
        assertThat(Values.share("0.25")).isEqualTo(0.25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "101%", "1.1", "-1%", "NaN", "1e-3", "0x1p-3", "0.5f"})
    void refusesOtherShares(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Values.share(text));
    }

    @ParameterizedTest
    @CsvSource({
        "7B, 7",
        "1000, 1000",
        "64KB, 65536",
        "64k, 65536",
        "1MB, 1048576",
        "1mb, 1048576",
        "2 GB, 2147483648",
        "2 GiB, 2147483648",
        "1TB, 1099511627776"
    })
    void readsSizes(String text, long bytes) {
        assertThat(Values.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "1ib", "1.5GB", "-1MB", "999999999TB"})
    void refusesOtherSizes(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Values.bytes(text));
    }

    @Test
    void readsTruthValues() {
        assertThat(Values.flag("True")).isTrue();
        assertThat(Values.flag("FALSE")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Values.flag("yes"));
    }
}
