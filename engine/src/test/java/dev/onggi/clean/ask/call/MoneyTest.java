package dev.onggi.clean.ask.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void isExactToAMillionth() {
        var sum = Money.ZERO;
        for (int i = 0; i < 1_000_000; i++) {
            sum = sum.plus(Money.usd("0.000001"));
        }
        assertThat(sum).isEqualTo(Money.usd("1.00"));
    }

    @Test
    void isWrittenWithCentsAndWithWhatIsBehindThem() {
        assertThat(Money.ZERO).hasToString("0.00 USD");
        assertThat(Money.usd("5")).hasToString("5.00 USD");
        assertThat(Money.usd("1200")).hasToString("1200.00 USD");
        assertThat(Money.usd("0.0125")).hasToString("0.0125 USD");
        assertThat(Money.usd("1").minus(Money.usd("1.10"))).hasToString("-0.10 USD");
    }

    @Test
    void neverWrapsAround() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.usd("1e20")).isInstanceOf(ArithmeticException.class);
    }
}
