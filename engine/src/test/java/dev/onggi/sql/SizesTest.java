package dev.onggi.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void readsUnits() {
        assertThat(Sizes.parse("512MB")).isEqualTo(512L << 20);
        assertThat(Sizes.parse("2 GiB")).isEqualTo(2L << 30);
        assertThat(Sizes.parse("64k")).isEqualTo(64L << 10);
        assertThat(Sizes.parse("1000")).isEqualTo(1000);
        assertThat(Sizes.text(256L << 20)).isEqualTo("256 MB");
        assertThatThrownBy(() -> Sizes.parse("lots")).isInstanceOf(IllegalArgumentException.class);
    }
}
