package dev.onggi.server;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.identity.AuditRecord;
import dev.onggi.identity.Identity;
import dev.onggi.problem.OnggiException;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.ServerLog;
import dev.onggi.server.reply.ServerProblem;
import dev.onggi.server.sign.SetupLink;
import dev.onggi.server.sign.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A workspace served over HTTP, until it is closed.
public final class Server implements AutoCloseable {
    /// Kept, or its level would be forgotten with it.
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final ServletWebServerApplicationContext context;
    private final Identity identity;
    private final ServerOptions options;

    private Server(
            ServletWebServerApplicationContext context, Identity identity, ServerOptions options) {
        this.context = context;
        this.identity = identity;
        this.options = options;
    }

    /// Starts a server.
    ///
    /// @param onggi the workspace
    /// @param serving what works on it in this process
    /// @param options what is asked for
    /// @return listening
    /// @throws OnggiException where it cannot listen
    public static Server start(Onggi onggi, Serving serving, ServerOptions options) {
        var log = new ServerLog(onggi.workspace(), onggi.clock());
        var identity = onggi.identity(head -> tell(log, head));
        try {
            var world = new World(onggi, serving, identity);
            var context = context(world, log, options);
            var server = new Server(context, identity, options);
            server.firstAdmin();
            log.tell("listening", Map.of("address", server.address()));
            return server;
        } catch (RuntimeException e) {
            identity.close();
            throw told(e, options);
        }
    }

    private static void tell(ServerLog log, AuditRecord head) {
        log.tell("audit", Map.of("number", head.number(), "hash", head.hash()));
    }

    private static ServletWebServerApplicationContext context(
            World world, ServerLog log, ServerOptions options) {
        TOMCAT.setLevel(Level.WARNING);
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var application = new SpringApplication(ServerConfiguration.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(
                Map.of(
                        "spring.threads.virtual.enabled", "true",
                        "spring.web.resources.add-mappings", "false",
                        "spring.jmx.enabled", "false",
                        "server.shutdown", "graceful",
                        "spring.lifecycle.timeout-per-shutdown-phase", "5s"));
        var none = world.identity().accounts().none() && options.admin() == null;
        application.addInitializers(fresh -> {
            var beans = (GenericApplicationContext) fresh;
            beans.registerBean(World.class, () -> world);
            beans.registerBean(ServerLog.class, () -> log);
            beans.registerBean(ServerOptions.class, () -> options);
            beans.registerBean(SetupLink.class, () -> new SetupLink(none));
        });
        ApplicationContext context = application.run();
        return (ServletWebServerApplicationContext) context;
    }

    private static RuntimeException told(RuntimeException failure, ServerOptions options) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return OnggiException.because(
                        failure,
                        ServerProblem.PORT_TAKEN,
                        options.port(),
                        options.bind(),
                        String.valueOf(cause.getMessage()));
            }
            if (cause instanceof OnggiException known) {
                return known;
            }
        }
        return failure;
    }

    /// The administrator that the environment names, where there is nobody yet.
    private void firstAdmin() {
        var admin = options.admin();
        if (admin == null || !identity.accounts().none()) {
            return;
        }
        try {
            var password = Files.readString(admin.passwordFile()).strip();
            context.getBean(SignIn.class).first(admin.name(), password);
        } catch (IOException e) {
            throw OnggiException.because(
                    e,
                    ServerProblem.BAD_SETTING,
                    "ONGGI_ADMIN_PASSWORD_FILE",
                    String.valueOf(e.getMessage()));
        }
    }

    /// Where it listens.
    ///
    /// @return such as `http://127.0.0.1:8080`
    public String address() {
        var server = context.getWebServer();
        int port = server == null ? options.port() : server.getPort();
        var host = options.bind().contains(":") ? "[" + options.bind() + "]" : options.bind();
        return (options.tls() == null ? "http://" : "https://") + host + ":" + port;
    }

    /// The link with which the first administrator is made, once.
    ///
    /// @return empty where there is somebody already
    public Optional<String> setupLink() {
        return Optional.ofNullable(context.getBean(SetupLink.class).secret())
                .map(secret -> address() + "/setup#" + secret);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Whether other machines reach it.
    ///
    /// @return false where it listens on a loopback address only
    public boolean reachable() {
        try {
            return !InetAddress.getByName(options.bind()).isLoopbackAddress();
        } catch (IOException e) {
            return true;
        }
    }

    /// Takes no more calls, lets those end that go on, and writes the audit log to its end.
    @Override
    public void close() {
        try (identity) {
            context.close();
        }
    }
}
