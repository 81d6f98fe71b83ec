/// The truth of money: what was asked, before it is sent, and what was answered, before it is read.
///
/// Budgets, the answer cache and the state of a run can all be lost and are built again from here;
/// the journal cannot. An entry is on the disk when [dev.onggi.clean.ask.journal.Journal#append]
/// completes, and not before, so a call goes like this:
///
/// 1. append [dev.onggi.clean.ask.journal.Entry.Reserved], and send when it completes;
/// 2. append [dev.onggi.clean.ask.journal.Entry.Answered] with the raw answer, or
///    [dev.onggi.clean.ask.journal.Entry.Failed], and go on when it completes;
/// 3. append [dev.onggi.clean.ask.journal.Entry.Settled] once what the answer gave is in the cache.
///
/// After a crash [dev.onggi.clean.ask.journal.Recovery] tells the calls that stopped on the way.
@NullMarked
package dev.onggi.clean.ask.journal;

import org.jspecify.annotations.NullMarked;
