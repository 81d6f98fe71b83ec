package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.identity.Identity;
import dev.onggi.identity.Role;
import dev.onggi.problem.OnggiException;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir Path root;

    private Onggi open() throws IOException {
        Files.writeString(root.resolve("onggi.yaml"), "timezone: UTC\n");
        return Onggi.open(Workspaces.open(root, null, Map.of()), InstantSource.system());
    }

    private static Serving serve(Onggi onggi) {
        return onggi.serve(new Serving.Options(Set.of(), true, event -> {}));
    }

    @Test
    void theEnvironmentMakesTheFirstAdministratorOnce() throws IOException {
        var password = Files.writeString(root.resolve("password"), "onion-teapot-41\n");
        var variables =
                Map.of("ONGGI_ADMIN_USER", "kim", "ONGGI_ADMIN_PASSWORD_FILE", password.toString());
        var options = ServerOptions.of(variables, 0, "test");
        for (int start = 0; start < 2; start++) {
            try (var onggi = open();
                    var serving = serve(onggi);
                    var server = Server.start(onggi, serving, options)) {
                assertThat(server.setupLink()).isEmpty();
                assertThat(server.bean(Identity.class).accounts().find("kim").orElseThrow().role())
                        .isEqualTo(Role.ADMIN);
            }
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var onggi = open();
                var serving = serve(onggi)) {
            var options = ServerOptions.of(Map.of(), other.getLocalPort(), "test");
            assertThatThrownBy(() -> Server.start(onggi, serving, options))
                    .isInstanceOf(OnggiException.class)
                    .hasMessageContaining("ONGGI-9121");
        }
    }

    @Test
    void settingsThatCannotBeUsedAreTold() {
        assertThatThrownBy(() -> ServerOptions.of(Map.of("ONGGI_CALLS_PER_MINUTE", "many"), 0, "x"))
                .hasMessageContaining("ONGGI-9122");
        assertThat(ServerOptions.of(Map.of(), 0, "x").bind()).isEqualTo("127.0.0.1");
        assertThat(ServerOptions.of(Map.of("ONGGI_BIND", "0.0.0.0"), 0, "x").bind())
                .isEqualTo("0.0.0.0");
    }
}
