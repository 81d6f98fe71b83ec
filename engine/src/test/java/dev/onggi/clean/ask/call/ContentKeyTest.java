package dev.onggi.clean.ask.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentKeyTest {
    @Test
    void noPartRunsIntoTheNext() {
        assertThat(ContentKey.of("ab", "c")).isNotEqualTo(ContentKey.of("a", "bc"));
        assertThat(ContentKey.of("a")).isNotEqualTo(ContentKey.of("a", ""));
        assertThat(ContentKey.of("옹기", "x")).isEqualTo(ContentKey.of("옹기", "x"));
    }

    @Test
    void staysTheSameForEver() {
        assertThat(ContentKey.of("gpt", "옹기")).hasToString("218c25ddff87f285d38f04f49cb8b001");
    }

    @Test
    void isOrderedAsItsBytesAre() {
        long seed = 7;
        var random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            var one = new ContentKey(random.nextLong(), random.nextLong());
            var other =
                    new ContentKey(i % 2 == 0 ? one.most() : random.nextLong(), random.nextLong());
            assertThat(Integer.signum(one.compareTo(other)))
                    .as("seed %d", seed)
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(one.bytes(), other.bytes())));
            assertThat(ContentKey.of(one.bytes())).isEqualTo(one);
        }
    }
}
