package dev.onggi.server.access;

import dev.onggi.identity.Role;
import dev.onggi.identity.Scope;
import org.jspecify.annotations.Nullable;

/// What routes do, and what it takes to do it.
public enum Permission {
    /// Takes nothing: whoever reaches the server may.
    OPEN(null, Role.NONE, Role.NONE),
    /// Concerns nobody but the caller.
    SELF(Scope.READ, Role.NONE, Role.NONE),
    /// Lists things, of which the caller is shown what it may read.
    LIST(Scope.READ, Role.NONE, Role.NONE),
    /// Looks at something.
    READ(Scope.READ, Role.VIEWER, Role.VIEWER),
    /// Looks at the rows of data, which is written down.
    DATA(Scope.READ, Role.VIEWER, Role.VIEWER),
    /// Begins a run.
    TRIGGER(Scope.RUN, Role.USER, Role.USER),
    /// Cancels, repeats, marks or notes a run.
    STEER(Scope.RUN, Role.OPERATOR, Role.USER),
    /// Lets a pipeline start runs by itself, or not.
    SWITCH(Scope.RUN, Role.OPERATOR, Role.OPERATOR),
    /// Changes a pipeline or data.
    WRITE(Scope.WRITE, Role.OPERATOR, Role.OPERATOR),
    /// Keeps variables and connections.
    VAULT(Scope.WRITE, Role.OPERATOR, Role.OPERATOR),
    /// Changes what belongs to the caller itself, such as its password.
    OWN(Scope.ADMIN, Role.NONE, Role.NONE),
    /// Ends a token: one's own, or anybody's.
    END_TOKEN(Scope.ADMIN, Role.ADMIN, Role.NONE),
    /// Decides who may do what.
    ADMINISTER(Scope.ADMIN, Role.ADMIN, Role.ADMIN);

    private final @Nullable Scope scope;
    private final Role role;
    private final Role own;

    Permission(@Nullable Scope scope, Role role, Role own) {
        this.scope = scope;
        this.role = role;
        this.own = own;
    }

    /// The scope that a token needs for it.
    ///
    /// @return null where nobody has to be known
    public @Nullable Scope scope() {
        return scope;
    }

    /// The role that it takes.
    ///
    /// @return in the folder of what it is done to
    public Role role() {
        return role;
    }

    /// The role that it takes for what the caller began.
    ///
    /// @return not more than [#role]
    public Role own() {
        return own;
    }
}
