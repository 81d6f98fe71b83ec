package dev.onggi.clean;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with cleaning tasks and clean steps: 1401 to 1499.
public enum CleanProblem implements ProblemCode {
    /// No task of that name.
    NO_SUCH_TASK(1401, Blame.USER),
    /// Two files define a task of the same name.
    TASK_TWICE(1402, Blame.USER),
    /// A key that a task does not have.
    UNKNOWN_KEY(1403, Blame.USER),
    /// A value that a key of a task does not take.
    WRONG_VALUE(1404, Blame.USER),
    /// A rule that is not right.
    WRONG_RULE(1405, Blame.USER),
    /// A mode that needs a model, without one.
    NEEDS_MODEL(1406, Blame.USER),
    /// A task names a column that the data does not have.
    NO_SUCH_COLUMN(1407, Blame.USER),
    /// Duplicates are to be kept by a column of undeclared text.
    UNDECLARED_ORDER(1408, Blame.USER),
    /// Dates of a column can be read in two ways.
    AMBIGUOUS(1409, Blame.DATA),
    /// Cells that are not of the declared type.
    UNPARSABLE(1410, Blame.DATA),
    /// A rule failed on a cell.
    RULE_FAILED(1411, Blame.BUG),
    /// Duplicates were found and left.
    DUPLICATES_LEFT(1412, Blame.DATA),
    /// A typed column cannot be cleaned by rules for text.
    NOT_TEXT(1413, Blame.USER),
    /// A place that must not be written over.
    NOT_WRITABLE(1414, Blame.USER),
    /// An ending that names no kind of file that can be written.
    UNKNOWN_ENDING(1415, Blame.USER),
    /// A task on texts names a column that Onggi writes.
    ONLY_RAW_TEXT(1416, Blame.USER),
    /// A folder where a file is cleaned.
    A_FOLDER(1417, Blame.USER),
    /// The file to clean is not there.
    NO_SUCH_FILE(1418, Blame.USER),
    /// A rule gave up on cells that take it too many steps.
    RULE_GAVE_UP(1419, Blame.DATA),
    /// A task with a model has no prompt.
    NO_PROMPT(1420, Blame.USER),
    /// A prompt names a column that the data does not have.
    UNKNOWN_PLACEHOLDER(1421, Blame.USER),
    /// Rows that no model answers as it should.
    UNANSWERED(1422, Blame.DATA),
    /// Model calls that were slow or failed often.
    POOR_CALLS(1423, Blame.UPSTREAM),
    /// A prompt shows a column that is never to be sent.
    NEVER_SENT(1424, Blame.USER),
    /// Columns are to be extracted, and nobody is asked.
    NO_MODEL(1425, Blame.USER),
    /// Batches are wanted of a provider that has none.
    NO_BATCHES(1426, Blame.USER),
    /// Personal data is sent to a model as it is.
    PERSONAL_DATA(1427, Blame.DATA),
    /// Rows that nobody was asked about, since a budget is spent.
    NOT_ASKED(1428, Blame.USER),
    /// Numbers of one column with several units.
    MIXED_UNITS(1429, Blame.DATA),
    /// Labels beside a file were made for another table.
    OTHER_LABELS(1448, Blame.USER),
    /// The page about a cleaning cannot be written.
    REPORT_NOT_WRITTEN(1449, Blame.RESOURCE),
    /// A table is too large to learn from in this memory.
    TOO_LARGE_TO_LEARN(1450, Blame.RESOURCE),
    /// Rows about the same thing were found and left.
    SAME_THINGS(1451, Blame.DATA),
    /// A table differs from the one that its rules were learnt from.
    DRIFTED(1452, Blame.DATA),
    /// Two rules would change the same cells differently.
    RULES_CONFLICT(1453, Blame.USER);

    private final int number;
    private final Blame blame;

    CleanProblem(int number, Blame blame) {
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
