package dev.onggi.collect.dropin;

import dev.onggi.spi.Setting;
import dev.onggi.spi.Source;
import java.util.List;
import java.util.function.Supplier;

/// A source of the workspace.
///
/// @param name the class's simple name, used as `collect/NAME`
/// @param settings the keys it understands; none where it takes any
/// @param source makes a new object for each step of a run
/// @param code a hash of everything in `collectors/`: a source may use what lies beside it
public record DropIn(String name, List<Setting> settings, Supplier<Source> source, String code) {}
