/// Rules that protect people and spreadsheets: masking of personal data and the formula guard.
@NullMarked
package dev.onggi.rule.guard;

import org.jspecify.annotations.NullMarked;
