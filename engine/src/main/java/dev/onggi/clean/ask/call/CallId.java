package dev.onggi.clean.ask.call;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// One sending of one request to a model. Sending it again is another call.
///
/// @param most the upper 64 bits
/// @param least the lower 64 bits
public record CallId(long most, long least) {
    /// A new id.
    ///
    /// @param random makes collisions as unlikely as its 128 bits are random
    /// @return the id
    public static CallId next(RandomGenerator random) {
        return new CallId(random.nextLong(), random.nextLong());
    }

    /// 32 hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(most) + HexFormat.of().toHexDigits(least);
    }
}
