package dev.onggi.collect.dropin;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with a drop-in source: 2131 to 2159.
public enum DropInProblem implements ProblemCode {
    /// The compiler refuses it for a reason that needs no words of its own.
    COMPILE(2131, Blame.USER),
    /// The text is no Java.
    SYNTAX(2132, Blame.USER),
    /// A name that is not known.
    UNKNOWN_NAME(2133, Blame.USER),
    /// A value of the wrong type.
    WRONG_TYPE(2134, Blame.USER),
    /// An exception that is neither caught nor declared.
    UNCAUGHT(2135, Blame.USER),
    /// A public class in a file of another name.
    FILE_NAME(2136, Blame.USER),
    /// A class that promises to be a source and lacks a method.
    MISSING_METHOD(2137, Blame.USER),
    /// This Java has no compiler.
    NO_COMPILER(2138, Blame.RESOURCE),
    /// The interface to compile against is not found.
    NO_SPI(2139, Blame.BUG),
    /// A source that is not public.
    NOT_PUBLIC(2140, Blame.USER),
    /// A source without a public constructor without parameters.
    NO_CONSTRUCTOR(2141, Blame.USER),
    /// A class with `collect` that does not implement the interface.
    NO_SOURCE(2142, Blame.USER),
    /// A source with the name of a built-in or another one.
    NAME_TAKEN(2143, Blame.USER),
    /// A source with a setting that every step has.
    RESERVED_SETTING(2144, Blame.USER),
    /// A source whose constructor or settings fail.
    CANNOT_START(2145, Blame.USER),
    /// A folder or file that cannot be read or written.
    UNREADABLE(2146, Blame.RESOURCE);

    private final int number;
    private final Blame blame;

    DropInProblem(int number, Blame blame) {
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
