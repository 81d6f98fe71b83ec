package dev.onggi.connector.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Ways to read a cell that several databases share.
final class Cells {
    private Cells() {}

    static @Nullable Object text(ResultSet result, int index) throws SQLException {
        return result.getString(index);
    }

    static @Nullable Object integer(ResultSet result, int index) throws SQLException {
        long value = result.getLong(index);
        return result.wasNull() ? null : value;
    }

    static @Nullable Object bool(ResultSet result, int index) throws SQLException {
        boolean value = result.getBoolean(index);
        return result.wasNull() ? null : value;
    }

    static @Nullable Object number(ResultSet result, int index) throws SQLException {
        double value = result.getDouble(index);
        return result.wasNull() ? null : value;
    }

    /// A number of single precision as the double of the same digits: 0.1 stays 0.1.
    static @Nullable Object single(ResultSet result, int index) throws SQLException {
        float value = result.getFloat(index);
        return result.wasNull() ? null : Double.parseDouble(Float.toString(value));
    }

    /// A decimal, or text where it is none, such as `NaN`.
    static @Nullable Object decimal(ResultSet result, int index) throws SQLException {
        var text = result.getString(index);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /// Bytes as hexadecimal digits.
    static @Nullable Object bytes(ResultSet result, int index) throws SQLException {
        byte[] value = result.getBytes(index);
        return value == null ? null : HexFormat.of().formatHex(value);
    }

    /// A bit field of at most 63 bits as a whole number.
    static @Nullable Object bits(ResultSet result, int index) throws SQLException {
        byte[] value = result.getBytes(index);
        return value == null ? null : new BigInteger(1, value).longValueExact();
    }
}
