/// One run: its steps in order, their attempts, outputs and logs.
@NullMarked
package dev.onggi.run;

import org.jspecify.annotations.NullMarked;
