package dev.onggi.clean;

/// Whole numbers in as few bytes as they need, seven bits each, the lowest first (LEB128).
final class Varint {
    /// Bytes that a number needs at most.
    static final int LONGEST = 10;

    private Varint() {}

    /// Writes a number.
    ///
    /// @return where the next one goes
    static int write(byte[] target, int at, long number) {
        int end = at;
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            target[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[end++] = (byte) rest;
        return end;
    }

    /// Reads numbers in the order they were written.
    static final class Reader {
        private final byte[] source;
        private int at;

        Reader(byte[] source) {
            this.source = source;
        }

        boolean atEnd() {
            return at == source.length;
        }

        long next() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte bits = source[at++];
                number |= (bits & 0x7fL) << shift;
                if (bits >= 0) {
                    return number;
                }
            }
        }
    }
}
