/// Measures the asking of models: at scale in simulated time, and as fast as it goes over loopback.
@NullMarked
package dev.onggi.bench.ask;

import org.jspecify.annotations.NullMarked;
