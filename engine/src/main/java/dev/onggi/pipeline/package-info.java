/// The pipeline language: records, YAML, validation and the step graph.
@NullMarked
package dev.onggi.pipeline;

import org.jspecify.annotations.NullMarked;
