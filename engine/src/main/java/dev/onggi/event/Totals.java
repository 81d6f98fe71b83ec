package dev.onggi.event;

import java.math.BigDecimal;

/// What a run took in and gave out.
///
/// @param rowsIn rows read
/// @param rowsOut rows handed on
/// @param rejected rows put into the reject files
/// @param cost what models cost, in dollars
public record Totals(long rowsIn, long rowsOut, long rejected, BigDecimal cost) {}
