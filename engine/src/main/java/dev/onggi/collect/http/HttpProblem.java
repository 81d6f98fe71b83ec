package dev.onggi.collect.http;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with the workspace's settings for HTTP: 2101 to 2129.
public enum HttpProblem implements ProblemCode {
    /// An entry of `http.allow` is neither a host nor an address.
    WRONG_ALLOW(2101, Blame.USER);

    private final int number;
    private final Blame blame;

    HttpProblem(int number, Blame blame) {
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
