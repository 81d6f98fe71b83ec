package dev.onggi.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Carries signals by LISTEN and NOTIFY. They are sent after the commit and not in it: committing a
/// NOTIFY takes a lock of the whole server, which would make commits wait for each other's disk
/// writes. What is lost on the way, because a process ended or a connection broke, is made up for
/// by waking everybody every few seconds.
final class PostgresRelay implements Relay {
    private static final Duration NET = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String STOP = "";
    private static final String CHANNEL = "SELECT 'onggi_' || md5(current_schema())";
    private static final String NOTIFY =
            "SELECT count(pg_notify('onggi_' || md5(current_schema()), ? || t)) FROM unnest(?) t";

    private final DataSource source;
    private final Jdbi writer;
    private final String me = UUID.randomUUID() + " ";
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
    private @Nullable Thread sender;
    private @Nullable Thread receiver;
    private volatile @Nullable Connection listening;
    private volatile boolean closed;

    /// @param source gives the connection that listens
    /// @param writer sends
    PostgresRelay(DataSource source, Jdbi writer) {
        this.source = source;
        this.writer = writer;
    }

    @Override
    public void send(Set<String> topics) {
        outgoing.addAll(topics);
        startSender();
    }

    private synchronized void startSender() {
        if (sender == null && !closed) {
            sender = Thread.ofPlatform().daemon().name("onggi-notify").start(this::sendAll);
        }
    }

    private void sendAll() {
        var topics = new LinkedHashSet<String>();
        boolean stopped = false;
        while (!stopped) {
            try {
                topics.add(outgoing.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            outgoing.drainTo(topics);
            stopped = topics.remove(STOP);
            notify(topics);
            topics.clear();
        }
    }

    private void notify(Set<String> topics) {
        if (topics.isEmpty()) {
            return;
        }
        try {
            writer.useHandle(
                    handle -> handle.execute(NOTIFY, me, (Object) topics.toArray(String[]::new)));
        } catch (JdbiException e) {
            // the others look by themselves every few seconds
        }
    }

    @Override
    public synchronized void receive(Consumer<String> topic, Runnable everything) {
        receiver =
                Thread.ofPlatform()
                        .daemon()
                        .name("onggi-listen")
                        .start(() -> receiveAll(topic, everything));
    }

    private void receiveAll(Consumer<String> topic, Runnable everything) {
        while (!closed) {
            try (var connection = source.getConnection()) {
                listening = connection;
                listen(connection, topic, everything);
            } catch (SQLException e) {
                everything.run();
                pause();
            }
        }
    }

    private void listen(Connection connection, Consumer<String> topic, Runnable everything)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel(statement));
            var notifications = connection.unwrap(PGConnection.class);
            long look = System.nanoTime();
            while (!closed) {
                if (System.nanoTime() - look >= 0) {
                    // also finds out whether the connection still lives
                    statement.execute("SELECT 1");
                    everything.run();
                    look = System.nanoTime() + NET.toNanos();
                }
                for (var notification : notifications.getNotifications((int) NET.toMillis())) {
                    hear(notification.getParameter(), topic);
                }
            }
        }
    }

    private static String channel(Statement statement) throws SQLException {
        try (var result = statement.executeQuery(CHANNEL)) {
            result.next();
            return result.getString(1);
        }
    }

    private void hear(String text, Consumer<String> topic) {
        if (!text.startsWith(me)) {
            topic.accept(text.substring(text.indexOf(' ') + 1));
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            if (receiver != null) {
                receiver.interrupt();
            }
            outgoing.add(STOP);
        }
        stopListening();
        try {
            if (sender != null) {
                sender.join(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopListening() {
        var connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // it is closed already
            }
        }
    }
}
