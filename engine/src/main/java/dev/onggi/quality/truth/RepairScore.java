package dev.onggi.quality.truth;

import dev.onggi.problem.Problem;
import java.util.List;

/// How well a table was cleaned, measured against its truth.
///
/// @param rows rows compared
/// @param unpaired rows that the truth does not have; 0 where rows are paired by position
/// @param total all columns together
/// @param columns each column compared, in the order of the dirty table
/// @param notes what people should know, such as columns that the truth does not have
public record RepairScore(
        long rows,
        long unpaired,
        RepairCount total,
        List<RepairCount> columns,
        List<Problem> notes) {}
