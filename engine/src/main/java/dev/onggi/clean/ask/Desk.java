package dev.onggi.clean.ask;

import dev.onggi.clean.ask.budget.Budget;
import dev.onggi.clean.ask.journal.Journal;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/// What all asking of a workspace shares.
///
/// @param loop the event loop: one thread on which everything happens
/// @param clock tells the loop's time
/// @param journal the truth of money
/// @param budget what may be spent
/// @param shelf where answers are kept
/// @param random chooses ids, orders and waits
public record Desk(
        ScheduledExecutorService loop,
        InstantSource clock,
        Journal journal,
        Budget budget,
        Shelf shelf,
        RandomGenerator random) {}
