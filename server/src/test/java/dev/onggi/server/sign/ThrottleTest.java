package dev.onggi.server.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.server.reply.CallException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(7 * SECOND);
    private final Throttle throttle = new Throttle(now::get);

    private boolean tried(String account, String address) {
        try {
            throttle.check(account, address);
        } catch (CallException e) {
            return false;
        }
        throttle.wrong(account, address);
        return true;
    }

    @Test
    void tenThousandGuessesADayAreAHundredTries() {
        int tries = 0;
        for (int i = 0; i < 10_000; i++) {
            now.addAndGet(86_400 * SECOND / 10_000);
            tries += tried("kim", "10.0.0.1") ? 1 : 0;
        }
        assertThat(tries).isLessThanOrEqualTo(120);
    }

    @Test
    void tenThousandGuessesAtOnceAreTwentyTries() {
        int tries = 0;
        for (int i = 0; i < 10_000; i++) {
            tries += tried("kim", "10.0.0.1") ? 1 : 0;
        }
        assertThat(tries).isLessThanOrEqualTo(20);
    }

    @Test
    void whoGuessesShutsNobodyElseOut() {
        for (int i = 0; i < 20; i++) {
            tried("kim", "10.0.0.1");
        }
        assertThatThrownBy(() -> throttle.check("kim", "10.0.0.1"))
                .isInstanceOf(CallException.class);
        assertThatCode(() -> throttle.check("kim", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void manyAddressesTogetherAreSlowedDownToo() {
        int tries = 0;
        for (int i = 0; i < 10_000; i++) {
            tries += tried("kim", "10.0." + i / 250 + "." + i % 250) ? 1 : 0;
        }
        assertThat(tries).isLessThanOrEqualTo(60);
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        for (int i = 0; i < 4; i++) {
            tried("kim", "10.0.0.1");
        }
        throttle.right("kim", "10.0.0.1");
        for (int i = 0; i < 4; i++) {
            assertThat(tried("kim", "10.0.0.1")).isTrue();
        }
    }
}
