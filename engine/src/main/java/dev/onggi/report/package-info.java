/// How well the pipelines of a workspace do over some days, against its targets, and what would
/// help.
@NullMarked
package dev.onggi.report;

import org.jspecify.annotations.NullMarked;
