package dev.onggi.workspace;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with a workspace, its settings and its secrets: 1001 to 1099.
public enum WorkspaceProblem implements ProblemCode {
    /// There is no `onggi.yaml` in the folder or above it.
    NO_WORKSPACE(1001),
    /// A folder that was named does not exist.
    NO_FOLDER(1002),
    /// A setting that is not known.
    UNKNOWN_SETTING(1003),
    /// A setting's value is not of its kind.
    WRONG_VALUE(1004),
    /// A setting's value is too small or too large.
    OUT_OF_RANGE(1005),
    /// A setting's value is none of those allowed.
    NOT_ONE_OF(1006),
    /// An environment that `onggi.yaml` does not name.
    UNKNOWN_ENVIRONMENT(1007),
    /// An environment is asked for and none is declared.
    NO_ENVIRONMENTS(1008),
    /// A variable that a setting needs is not set.
    MISSING_VARIABLE(1009),
    /// A reference other than `${env.NAME}` in a setting.
    UNKNOWN_REFERENCE(1010),
    /// A line of `.env` that cannot be read.
    DOTENV_LINE(1011),
    /// A variable stands twice in `.env`.
    DOTENV_TWICE(1012),
    /// A name with characters that names cannot have.
    BAD_NAME(1013),
    /// A connection that is not stored.
    UNKNOWN_CONNECTION(1014),
    /// A model that is not known.
    UNKNOWN_MODEL(1015),
    /// A setting that must be there is absent.
    MISSING_SETTING(1016),
    /// A new workspace would lie where one is already.
    ALREADY_A_WORKSPACE(1017),
    /// A file of a new workspace cannot be written.
    CANNOT_WRITE(1018),
    /// `store` is no address of a PostgreSQL.
    STORE_ADDRESS(1019),
    /// `store` sets a property of the driver that is not allowed.
    STORE_PROPERTY(1020),
    /// `store` sets a property to what it cannot be, or twice.
    STORE_VALUE(1021);

    private final int number;

    WorkspaceProblem(int number) {
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
