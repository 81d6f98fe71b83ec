package dev.onggi.identity;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with accounts and their rights: 8401 to 8499.
public enum IdentityProblem implements ProblemCode {
    /// A name that no account can have.
    BAD_NAME(8401),
    /// An account of that name is there.
    NAME_TAKEN(8402),
    /// No account has that name.
    NO_SUCH_ACCOUNT(8403),
    /// Nobody would be left who decides.
    LAST_ADMIN(8404),
    /// A folder that no pipeline can lie in.
    BAD_FOLDER(8405),
    /// No token has that id.
    NO_SUCH_TOKEN(8406),
    /// A key that stood for another request.
    KEY_USED(8407),
    /// Accounts are there already.
    SET_UP(8408);

    private final int number;

    IdentityProblem(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return Blame.USER;
    }
}
