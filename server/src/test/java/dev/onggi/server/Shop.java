package dev.onggi.server;

import dev.onggi.Onggi;
import dev.onggi.Serving;
import dev.onggi.identity.Identity;
import dev.onggi.identity.Role;
import dev.onggi.identity.Scope;
import dev.onggi.server.access.Routes;
import dev.onggi.workspace.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A workspace with two folders of pipelines, served once for all tests, and everybody who may want
/// something of it: `root` the administrator, `oto` the operator, `uma` the user, `vic` the viewer,
/// `nil` who may do nothing, and `gus` who is a user in the folder `shop` only.
final class Shop implements AutoCloseable {
    static final String PASSWORD = "onion-teapot-41";
    static final String API = "/api/onggi/v1";
    static final String CANARY = "hunter2-canary-0d9c";

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    final Path root;
    private final Onggi onggi;
    private final Serving serving;
    final Server server;

    private Shop(Path root) throws IOException {
        this.root = root;
        write("onggi.yaml", "timezone: UTC\nlanguage: en\n");
        write("orders.csv", "name,price\n Kim ,10\nLee,20\n박,30\n");
        write(
                "resources/tidy.yaml",
                "task_name: tidy\ncolumns: [name]\nrules: [trim]\nmodel: builtin\n");
        write("pipelines/shop/orders.yaml", pipeline("orders"));
        write("pipelines/people.yaml", pipeline("people"));
        write("pipelines/broken.yaml", "name: broken\nsteps:\n  a: {uses: nothing}\n");
        write("collectors/Own.java.example", "// stays as it is\n");
        onggi =
                Onggi.open(
                        Workspaces.open(root, null, Map.of("SHOP_PASSWORD", CANARY)),
                        InstantSource.system());
        serving = onggi.serve(new Serving.Options(Set.of(), true, event -> {}));
        var options = new ServerOptions("127.0.0.1", 0, "test", 100_000_000, null, null);
        server = Server.start(onggi, serving, options);
        people();
    }

    static String pipeline(String name) {
        return """
        name: %s
        params: {note: {type: string, default: none}}
        steps:
          fetch: {uses: collect/file, path: orders.csv, types: {price: integer}}
          refine: {uses: clean, task: tidy}
          export: {uses: save/csv}
        """
                .formatted(name);
    }

    Path write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private void people() {
        call("POST", API + "/setup", null, login(setupSecret(), "root")).ok();
        var accounts = identity().accounts();
        accounts.add("oto", Role.OPERATOR, null);
        accounts.add("uma", Role.USER, null);
        accounts.add("vic", Role.VIEWER, null);
        accounts.add("nil", Role.NONE, null);
        accounts.add("gus", Role.NONE, null);
        accounts.grant("gus", "shop", Role.USER);
    }

    private String setupSecret() {
        return server.setupLink().orElseThrow().replaceFirst(".*#", "");
    }

    private static String login(String secret, String name) {
        return "{\"secret\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}"
                .formatted(secret, name, PASSWORD);
    }

    Identity identity() {
        return server.bean(Identity.class);
    }

    Routes routes() {
        return server.bean(Routes.class);
    }

    Onggi onggi() {
        return onggi;
    }

    /// A token of somebody that may be used for everything.
    String token(String account) {
        return token(account, EnumSet.allOf(Scope.class));
    }

    String token(String account, Set<Scope> scopes) {
        return identity().tokens().make(account, "test", scopes, Duration.ofDays(1)).secret();
    }

    /// A reply.
    record Reply(int status, String body, HttpResponse<?> raw) {
        Reply ok() {
            if (status >= 300) {
                throw new AssertionError(status + " " + body);
            }
            return this;
        }

        /// The value of the first key of that name.
        String value(String key) {
            var matcher =
                    java.util.regex.Pattern.compile("\"" + key + "\":(?:\"([^\"]*)\"|([^,}\\]]*))")
                            .matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("no " + key + " in " + body);
            }
            return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Reply get(String path, @Nullable String token) {
        return call("GET", path, token, null);
    }

    Reply call(String method, String path, @Nullable String token, @Nullable String body) {
        var headers =
                token == null
                        ? Map.<String, String>of()
                        : Map.of("Authorization", "Bearer " + token);
        return send(method, path, headers, body);
    }

    Reply send(String method, String path, Map<String, String> headers, @Nullable String body) {
        var bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        return send(method, path, headers, body == null ? null : bytes);
    }

    Reply send(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        var request = request(path);
        headers.forEach(request::setHeader);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.setHeader("Content-Type", "application/json");
        }
        request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            var reply = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body(), reply);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    /// Only how a call is answered: what comes after that may never end.
    int status(String method, String path, @Nullable String token, @Nullable String body) {
        var request = request(path);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        request.setHeader("Content-Type", "application/json");
        request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var reply = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            reply.body().close();
            return reply.statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    HttpResponse<Stream<String>> lines(String path, String token, Map<String, String> headers) {
        var request = request(path).setHeader("Authorization", "Bearer " + token);
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofLines());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    InputStream stream(String path, String token, Map<String, String> headers) {
        var request = request(path).setHeader("Authorization", "Bearer " + token);
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(Duration.ofSeconds(60));
    }

    /// A run of a pipeline that somebody asked for and that has ended.
    String run(String pipeline, String token) {
        var id =
                call("POST", API + "/pipelines/" + pipeline + "/runs", token, null)
                        .ok()
                        .value("id");
        awaitEnd(id, token);
        return id;
    }

    void awaitEnd(String run, String token) {
        for (int i = 0; i < 600; i++) {
            var state = get(API + "/runs/" + encoded(run), token).ok().value("state");
            if (!List.of("queued", "running").contains(state)) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError(run + " does not end");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() throws IOException {
        server.close();
        serving.close();
        onggi.close();
        try (var files = Files.walk(root)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /// Hands the one shop to tests.
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Shop.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Shop.class, type -> open(), Shop.class);
        }

        private static Shop open() {
            try {
                return new Shop(Files.createTempDirectory("onggi-shop").toRealPath());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
