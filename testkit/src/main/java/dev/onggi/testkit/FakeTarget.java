package dev.onggi.testkit;

import dev.onggi.spi.Request;
import dev.onggi.spi.Sink;
import java.nio.file.Path;

/// What a sink is asked, for tests.
///
/// @param request the step's settings
/// @param file the staged file
/// @param effect what identifies the save
public record FakeTarget(Request request, Path file, String effect) implements Sink.Target {}
