package dev.onggi.pipeline;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with pipelines: 1201 to 1299.
public enum PipelineProblem implements ProblemCode {
    /// A key that must be there is absent.
    MISSING_KEY(1201),
    /// A value is not of the kind its key takes.
    WRONG_VALUE(1202),
    /// A key that is not known.
    UNKNOWN_KEY(1203),
    /// A kind of step that is not known.
    UNKNOWN_KIND(1204),
    /// A value is none of those allowed.
    NOT_ONE_OF(1205),
    /// A name with characters that names cannot have.
    BAD_NAME(1206),
    /// A step that is not in the pipeline.
    UNKNOWN_STEP(1207),
    /// Steps wait for each other in a circle.
    CYCLE(1208),
    /// A step that reads no dataset names one to read.
    READS_NONE(1209),
    /// A step is read that hands on no dataset.
    HANDS_ON_NONE(1210),
    /// A reference that stands for nothing.
    UNKNOWN_REFERENCE(1211),
    /// A reference to a step that is not done before.
    NOT_BEFORE(1212),
    /// A reference where none can be used.
    REFERENCE_NOT_HERE(1213),
    /// The pattern of a date is none.
    BAD_PATTERN(1214),
    /// A condition that is not one comparison.
    BAD_CONDITION(1215),
    /// A condition without a reference, always true or always false.
    CONSTANT_CONDITION(1216),
    /// A cron schedule has too few or too many fields.
    CRON_FIELDS(1217),
    /// A field of a cron schedule cannot be read.
    CRON_FIELD(1218),
    /// A cron schedule of a date that never comes.
    NEVER(1219),
    /// A map has none, or several, of keys that exclude each other.
    EXACTLY_ONE(1220),
    /// Two pipelines have the same name.
    DUPLICATE_PIPELINE(1221),
    /// A pipeline that is not there.
    UNKNOWN_PIPELINE(1222),
    /// Pipelines call or follow each other in a circle.
    PIPELINE_CYCLE(1223),
    /// A parameter that the pipeline does not have.
    UNKNOWN_PARAM(1224),
    /// A parameter without a value.
    MISSING_PARAM(1225),
    /// A value that is not of the parameter's type.
    WRONG_PARAM(1226),
    /// A number is too small or too large.
    OUT_OF_RANGE(1227),
    /// A pipeline without steps.
    NO_STEPS(1228),
    /// A text is compared with a number as larger or smaller.
    CANNOT_COMPARE(1229),
    /// A step ended without the value that is referred to.
    NO_OUTPUT(1230),
    /// A key that this kind of step does not take.
    NOT_FOR_KIND(1231),
    /// A schedule ends before it starts.
    ENDS_BEFORE_START(1232),
    /// A parameter must be given and has a default too.
    DEFAULT_NEVER_USED(1233),
    /// What `for_each` refers to is no list.
    NO_LIST(1234),
    /// Items for a step that runs no pipeline.
    ITEMS_FOR_CALLS(1235),
    /// A key that is read but does nothing yet.
    NOT_IN_EFFECT(1236),
    /// A cron schedule has no time between its start and its end.
    NEVER_WITHIN(1237);

    private final int number;

    PipelineProblem(int number) {
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
