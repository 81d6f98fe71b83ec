package dev.onggi.identity;

import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The accounts of a workspace. How a password becomes a hash is its caller's affair.
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
    private static final Pattern FOLDER =
            Pattern.compile(
                    "[\\p{L}\\p{N}_][^/\\\\\\p{Cntrl}]{0,99}(/[\\p{L}\\p{N}_][^/\\\\\\p{Cntrl}]{0,99}){0,9}");

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final InstantSource clock;

    /// @param sessions are ended with what they rest on
    Accounts(Database database, Sessions sessions, InstantSource clock) {
        this.accounts = new AccountRepository(database);
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Whether nobody has an account yet.
    ///
    /// @return true until the first administrator was made
    public boolean none() {
        return accounts.none();
    }

    /// Makes the first administrator.
    ///
    /// @param name its name
    /// @param password the hash of its password
    /// @return the account
    /// @throws OnggiException where there is an account, or the name is none
    public Account first(String name, String password) {
        var account = named(name, Role.ADMIN);
        if (!accounts.first(account, password)) {
            throw OnggiException.of(IdentityProblem.SET_UP);
        }
        return account;
    }

    /// Makes an account.
    ///
    /// @param name its name
    /// @param role in the whole workspace
    /// @param password the hash of its password; null for one that signs in by other means
    /// @return the account
    /// @throws OnggiException where the name is none, or was given before
    public Account add(String name, Role role, @Nullable String password) {
        var account = named(name, role);
        if (!accounts.add(account, password)) {
            throw OnggiException.of(IdentityProblem.NAME_TAKEN, name);
        }
        return account;
    }

    private Account named(String name, Role role) {
        if (!NAME.matcher(name).matches()) {
            throw OnggiException.of(IdentityProblem.BAD_NAME, name);
        }
        return new Account(name, role, Map.of(), false, clock.instant());
    }

    /// Every account.
    ///
    /// @return by name
    public List<Account> all() {
        return accounts.all();
    }

    /// An account.
    ///
    /// @param name its name
    /// @return the account, or empty
    public Optional<Account> find(String name) {
        return accounts.find(name);
    }

    /// The hash of an account's password.
    ///
    /// @param name the account's name
    /// @return empty where it has none, or there is no such account
    public Optional<String> password(String name) {
        return accounts.password(name);
    }

    /// Gives an account another password, and ends its sessions.
    ///
    /// @param name the account's name
    /// @param hash of the new password
    public void password(String name, String hash) {
        known(name);
        accounts.password(name, hash);
        sessions.endAll(name);
    }

    /// Gives an account another role, or shuts it out, which ends its sessions.
    ///
    /// @param name the account's name
    /// @param role from now on
    /// @param disabled whether it is shut out
    /// @return the account as it is now
    /// @throws OnggiException where nobody would be left who decides
    public Account change(String name, Role role, boolean disabled) {
        known(name);
        if (!accounts.change(name, role, disabled)) {
            throw OnggiException.of(IdentityProblem.LAST_ADMIN, name);
        }
        if (disabled) {
            sessions.endAll(name);
        }
        return known(name);
    }

    /// Gives an account a role in a folder, in place of an earlier one.
    ///
    /// @param name the account's name
    /// @param folder below `pipelines/`
    /// @param role in it and below it; [Role#NONE] takes it away
    /// @return the account as it is now
    public Account grant(String name, String folder, Role role) {
        known(name);
        if (!FOLDER.matcher(folder).matches()) {
            throw OnggiException.of(IdentityProblem.BAD_FOLDER, folder);
        }
        accounts.grant(name, folder, role);
        return known(name);
    }

    private Account known(String name) {
        return accounts.find(name)
                .orElseThrow(() -> OnggiException.of(IdentityProblem.NO_SUCH_ACCOUNT, name));
    }
}
