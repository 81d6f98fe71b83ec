package dev.onggi.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

/// A SQLite database whose commits can fail, before they have happened and after.
public final class FaultyStore {
    private FaultyStore() {}

    /// Opens it for writing.
    public static Database open(Path file, FaultPoints faults) {
        return new Database(
                SqliteBackend.open(
                        file, InstantSource.system(), connection -> seen(connection, faults)));
    }

    private static Connection seen(Connection connection, FaultPoints faults) {
        return proxy(
                Connection.class,
                connection,
                (name, args, call) ->
                        name.equals("createStatement")
                                ? statement((Statement) call.result(), faults)
                                : call.result());
    }

    private static Statement statement(Statement statement, FaultPoints faults) {
        return proxy(
                Statement.class,
                statement,
                (name, args, call) -> {
                    if (!name.equals("execute") || !"COMMIT".equals(args[0])) {
                        return call.result();
                    }
                    fail(faults, "before a commit");
                    var result = call.result();
                    fail(faults, "after a commit");
                    return result;
                });
    }

    private static void fail(FaultPoints faults, String place) throws SQLException {
        if (faults.fails(place)) {
            throw new SQLException("the disk failed " + place);
        }
    }

    private interface Call {
        Object result() throws Throwable;
    }

    private interface Around {
        Object call(String name, Object[] args, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Around around) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, args) ->
                                around.call(
                                        method.getName(),
                                        args,
                                        () -> {
                                            try {
                                                return method.invoke(target, args);
                                            } catch (InvocationTargetException e) {
                                                throw e.getCause();
                                            }
                                        })));
    }
}
