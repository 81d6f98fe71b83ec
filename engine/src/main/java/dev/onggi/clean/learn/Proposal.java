package dev.onggi.clean.learn;

/// A rule that is worth a test.
///
/// @param repair the rule
/// @param precision the share of its changes that is estimated to be right, a lower bound
record Proposal(Repair repair, double precision) {}
