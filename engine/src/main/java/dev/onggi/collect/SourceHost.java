package dev.onggi.collect;

import dev.onggi.step.StepSettings;
import dev.onggi.workspace.Workspace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// The host that a step collects from, where its `url` or its connection's names one.
final class SourceHost {
    private SourceHost() {}

    static Optional<String> of(StepSettings step, Workspace workspace) {
        return step.text("url")
                .or(() ->
                        step.text("connection")
                                .flatMap(workspace::connection)
                                .map(keys -> keys.get("url"))
                                .map(Object::toString))
                .flatMap(SourceHost::host);
    }

    private static Optional<String> host(String url) {
        try {
            var uri = new URI(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
            return Optional.ofNullable(uri.getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
