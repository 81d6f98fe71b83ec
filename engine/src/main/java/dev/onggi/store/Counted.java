package dev.onggi.store;

import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/// Counts the statements of connections.
final class Counted implements SqlLogger {
    private final LongAdder statements = new LongAdder();

    @Override
    public void logAfterExecution(StatementContext context) {
        statements.increment();
    }

    long sum() {
        return statements.sum();
    }
}
