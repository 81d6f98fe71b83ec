/// The page that tells what a cleaning did, for people.
@NullMarked
package dev.onggi.clean.report;

import org.jspecify.annotations.NullMarked;
