/// What checks, scores and truth tables share: their problems, and text read strictly as a type.
@NullMarked
package dev.onggi.quality;

import org.jspecify.annotations.NullMarked;
