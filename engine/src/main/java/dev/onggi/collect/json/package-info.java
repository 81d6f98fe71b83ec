/// What JSON becomes when it is collected: records of texts, exactly as they were written.
@NullMarked
package dev.onggi.collect.json;

import org.jspecify.annotations.NullMarked;
