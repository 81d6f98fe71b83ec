package dev.onggi.rule.number;

/// How decimals and thousands are marked.
enum DecimalMark {
    /// `1,234.5`
    POINT('.', ','),
    /// `1.234,5`
    COMMA(',', '.');

    private final char decimal;
    private final char group;

    DecimalMark(char decimal, char group) {
        this.decimal = decimal;
        this.group = group;
    }

    char decimal() {
        return decimal;
    }

    char group() {
        return group;
    }
}
