package dev.onggi.door;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.problem.ProblemMaps;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends commands to the process that owns a workspace.
///
/// @param state the workspace's `.onggi`
public record Visitor(Path state) {
    /// Whether somebody opens.
    ///
    /// @return false where nobody owns the workspace, or its owner takes no commands
    public boolean listens() {
        var socket = Door.socket(state);
        if (!Files.exists(socket)) {
            return false;
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// Asks the owner.
    ///
    /// @param order what is asked
    /// @param arguments of the order, by name
    /// @return the answer, by name; empty where nobody opens
    /// @throws OnggiException with what the owner finds wrong
    public Optional<Map<String, String>> ask(String order, Map<String, String> arguments) {
        var socket = Door.socket(state);
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(Door.bytes(Map.of("order", order, "arguments", arguments)));
            var line = Door.line(channel);
            return line == null ? Optional.empty() : Optional.of(answer(line));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> answer(String line) throws IOException {
        var map = JSON.std.mapFrom(line);
        if (map.get("problems") instanceof List<?> problems) {
            throw new OnggiException(
                    problems.stream()
                            .map(one ->
                                    ProblemMaps.read((Map<?, ?>) one)
                                            .orElseGet(() ->
                                                    Problem.of(DoorProblem.FAILED, null, one)))
                            .toList());
        }
        if (map.containsKey("failed")) {
            throw OnggiException.of(DoorProblem.FAILED, map.get("failed"));
        }
        return Door.texts(map.get("answer"));
    }
}
