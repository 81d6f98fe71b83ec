package dev.onggi.schedule;

import java.time.Instant;

/// A file that a schedule has seen.
///
/// @param stamp as seen last
/// @param since when it was first seen like this
/// @param state what has become of it
record KnownFile(FileStamp stamp, Instant since, State state) {
    /// What has become of a file.
    enum State {
        /// It may still grow.
        WAITING,
        /// It has brought a run about, or had been there before the schedule.
        ARRIVED,
        /// It had arrived and is not there now. Should it come back as it was, it is not new: a
        /// folder of a network may go and come.
        GONE
    }
}
