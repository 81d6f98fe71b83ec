/// When runs start: times of a schedule, the arrival of data, backfills, and what runs are expected
/// to take.
@NullMarked
package dev.onggi.schedule;

import org.jspecify.annotations.NullMarked;
