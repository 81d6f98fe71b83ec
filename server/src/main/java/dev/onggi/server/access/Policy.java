package dev.onggi.server.access;

import dev.onggi.identity.Role;

/// The one function that decides who may do what.
public final class Policy {
    private Policy() {}

    /// What is answered.
    public enum Decision {
        /// It is done.
        ALLOWED,
        /// Nobody is known, and somebody has to be.
        UNKNOWN,
        /// The caller may not, and may know that the thing is there.
        DENIED,
        /// The caller may not even know that the thing is there.
        HIDDEN
    }

    /// Decides.
    ///
    /// @param caller who asks
    /// @param what is to be done
    /// @param where the thing lies and whose it is, as the store has it
    /// @return what is answered
    public static Decision decide(Caller caller, Permission what, Place where) {
        var scope = what.scope();
        if (scope == null) {
            return Decision.ALLOWED;
        }
        var account = caller.known();
        if (account == null || account.disabled()) {
            return Decision.UNKNOWN;
        }
        var role = caller.in(where);
        boolean own = account.name().equals(where.owner());
        boolean enough = role.atLeast(own ? what.own() : what.role());
        if (enough && caller.scopes().contains(scope)) {
            return Decision.ALLOWED;
        }
        boolean seen = where.folder() == null || role.atLeast(Role.VIEWER);
        return seen ? Decision.DENIED : Decision.HIDDEN;
    }

    /// Whether a caller may know of a thing.
    ///
    /// @param caller who asks
    /// @param folder where the thing lies
    /// @return whether lists show it
    public static boolean shows(Caller caller, String folder) {
        return decide(caller, Permission.READ, new Place(folder, null)) == Decision.ALLOWED;
    }
}
