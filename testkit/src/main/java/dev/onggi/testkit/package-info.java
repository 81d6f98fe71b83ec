/// Fakes, contract suites and generators for tests of Onggi and of its extensions.
@NullMarked
package dev.onggi.testkit;

import org.jspecify.annotations.NullMarked;
