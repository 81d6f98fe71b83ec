package dev.onggi.identity;

import dev.onggi.store.Database;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Who works with a workspace, and what they did.
///
/// @param accounts who may sign in
/// @param sessions who is signed in
/// @param tokens what programs act with
/// @param origins whose runs are whose
/// @param audit what was done
public record Identity(
        Accounts accounts, Sessions sessions, Tokens tokens, Origins origins, AuditLog audit)
        implements AutoCloseable {
    /// The identities of a workspace.
    ///
    /// @param database its metadata, open for writing
    /// @param clock the time
    /// @param head is told the newest entry of the audit log whenever some were written
    /// @return closed by the caller
    public static Identity of(Database database, InstantSource clock, Consumer<AuditRecord> head) {
        var sessions = new Sessions(database, clock);
        return new Identity(
                new Accounts(database, sessions, clock),
                sessions,
                new Tokens(database, clock),
                new Origins(database),
                new AuditLog(database, head));
    }

    @Override
    public void close() {
        audit.close();
    }
}
