package dev.onggi.cli;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with what was asked of a command: 9021 to 9049.
enum CommandProblem implements ProblemCode {
    /// Nothing has that name.
    NO_SUCH_NAME(9021, Blame.USER),
    /// A name means something else than `--as` says.
    NOT_OF_KIND(9022, Blame.USER),
    /// A file that would be written exists.
    ALREADY_THERE(9023, Blame.USER),
    /// A name that no pipeline can have.
    BAD_NAME(9024, Blame.USER),
    /// The column of `--text` is not there.
    NO_TEXT_COLUMN(9025, Blame.USER),
    /// No dataset of that source.
    NO_SUCH_SOURCE(9026, Blame.USER),
    /// No pipeline can be made of a source.
    CANNOT_PROPOSE(9027, Blame.DATA),
    /// A file cannot be written.
    CANNOT_WRITE(9028, Blame.RESOURCE),
    /// A time that cannot be read.
    BAD_CLOCK(9029, Blame.USER),
    /// A port that cannot be listened on.
    PORT_TAKEN(9030, Blame.USER),
    /// An option's value that cannot be read.
    BAD_VALUE(9031, Blame.USER),
    /// A pipeline from whose data nothing can be learnt.
    NOTHING_TO_LEARN_FROM(9032, Blame.USER),
    /// A word that is none of those that an option takes.
    NOT_ONE_OF(9033, Blame.USER),
    /// A run whose log is gone.
    NO_LOG(9034, Blame.USER),
    /// A path where nothing lies.
    NO_SUCH_FILE(9035, Blame.USER),
    /// No run of that name.
    NO_SUCH_RUN(9041, Blame.USER),
    /// No command of that name.
    NO_SUCH_COMMAND(9042, Blame.USER),
    /// The command has no such option.
    NO_SUCH_OPTION(9043, Blame.USER),
    /// More arguments than a command takes.
    SURPLUS_ARGUMENT(9044, Blame.USER),
    /// An argument or option that a command cannot do without.
    MISSING_ARGUMENT(9045, Blame.USER),
    /// An option without its value.
    MISSING_VALUE(9046, Blame.USER),
    /// A value that is none for its option.
    WRONG_KIND(9047, Blame.USER),
    /// Options of which only one may be given.
    NOT_TOGETHER(9048, Blame.USER),
    /// An option that may be given but once.
    GIVEN_TWICE(9049, Blame.USER),
    /// Several processes are to work where only one can.
    ONE_PROCESS(9070, Blame.USER);

    private final int number;
    private final Blame blame;

    CommandProblem(int number, Blame blame) {
        this.number = number;
        this.blame = blame;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return blame;
    }
}
