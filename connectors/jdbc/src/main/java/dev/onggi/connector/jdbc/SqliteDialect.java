package dev.onggi.connector.jdbc;

import dev.onggi.spi.ColumnType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteLimits;

/// SQLite. Statements can neither attach other files nor load extensions.
record SqliteDialect() implements Dialect {
    private static final int BUSY_MILLIS = 10_000;

    /// Digits that survive a column of decimals, which SQLite keeps as doubles.
    private static final int EXACT_DIGITS = 15;

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(Locale.ROOT);

    /// The form in which SQLite's own functions write a day and time.
    static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral(' ')
                    .append(TIME)
                    .toFormatter(Locale.ROOT);

    @Override
    public String title() {
        return "SQLite";
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public char quote() {
        return '"';
    }

    @Override
    public Connection connect(Address address, Login login, Access access) throws SQLException {
        if (!(address instanceof Address.File file)) {
            throw new IllegalArgumentException("SQLite is a file");
        }
        if (access == Access.READ && !Files.exists(file.file())) {
            throw new SQLException("there is no such file", "SQLITE", SqliteTrouble.NO_FILE);
        }
        var config = new SQLiteConfig();
        config.setReadOnly(access == Access.READ);
        config.enableLoadExtension(false);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(
                access == Access.READ
                        ? SQLiteConfig.TransactionMode.DEFERRED
                        : SQLiteConfig.TransactionMode.IMMEDIATE);
        var connection = JDBC.createConnection("jdbc:sqlite:" + file.file(), config.toProperties());
        try (var statement = connection.createStatement()) {
            connection.getDatabase().limit(SQLiteLimits.SQLITE_LIMIT_ATTACHED.getId(), 0);
            statement.execute("PRAGMA trusted_schema = OFF");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public ReadColumn readColumn(ResultSet result, int index) throws SQLException {
        return SqliteColumns.of(result, index);
    }

    @Override
    public String definition(ColumnType type, boolean key) {
        return switch (type.kind()) {
            case TEXT -> "TEXT";
            case INTEGER -> "INTEGER";
            case NUMBER -> "REAL";
            case DECIMAL ->
                    type.precision() <= EXACT_DIGITS
                            ? "DECIMAL(" + type.precision() + "," + type.scale() + ")"
                            : "TEXT";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }

    @Override
    public String upsert(List<String> keys, List<String> others) {
        return new PostgresDialect().upsert(keys, others);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case Long whole -> statement.setLong(index, whole);
            case Double floating -> statement.setDouble(index, floating);
            case Boolean truth -> statement.setInt(index, truth ? 1 : 0);
            case BigDecimal decimal -> statement.setString(index, decimal.toPlainString());
            case LocalTime time -> statement.setString(index, TIME.format(time));
            case LocalDateTime moment -> statement.setString(index, TIMESTAMP.format(moment));
            default -> statement.setString(index, value.toString());
        }
    }

    @Override
    public Trouble trouble(SQLException e) {
        return SqliteTrouble.of(e);
    }
}
