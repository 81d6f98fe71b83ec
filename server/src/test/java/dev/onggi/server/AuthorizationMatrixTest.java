package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.identity.Scope;
import dev.onggi.server.access.DatasetId;
import dev.onggi.server.access.Routes.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every route, called by everybody, with every kind of token, for what is theirs and what is not.
/// What is right is written down here a second time, by hand.
@ExtendWith(Shop.Shared.class)
class AuthorizationMatrixTest {
    /// Method and path: the scope that a token needs, the role that it takes, and the role that it
    /// takes for one's own.
    private static final String DECLARED =
            """
            GET    /health/live                        open
            GET    /health/ready                       open
            GET    /setup                              open
            GET    /setup.js                           open
            GET    /setup.css                          open
            GET    /metrics                            read viewer
            GET    /api/onggi/v1/version               open
            GET    /api/onggi/v1/openapi.json          read none
            POST   /api/onggi/v1/setup                 open
            POST   /api/onggi/v1/session               open
            GET    /api/onggi/v1/session               read none
            DELETE /api/onggi/v1/session               read none
            PUT    /api/onggi/v1/session/password      admin none
            GET    /api/onggi/v1/tokens                read none
            POST   /api/onggi/v1/tokens                admin none
            DELETE /api/onggi/v1/tokens/{id}           admin admin none
            GET    /api/onggi/v1/users                 admin admin
            POST   /api/onggi/v1/users                 admin admin
            GET    /api/onggi/v1/users/{name}          admin admin
            PATCH  /api/onggi/v1/users/{name}          admin admin
            PUT    /api/onggi/v1/users/{name}/grants   admin admin
            DELETE /api/onggi/v1/users/{name}/sessions admin admin
            GET    /api/onggi/v1/users/{name}/tokens   admin admin
            POST   /api/onggi/v1/users/{name}/tokens   admin admin
            GET    /api/onggi/v1/audit                 admin admin
            GET    /api/onggi/v1/audit/export          admin admin
            GET    /api/onggi/v1/audit/check           admin admin
            GET    /api/onggi/v1/pipelines             read none
            POST   /api/onggi/v1/pipelines/validate    read viewer
            GET    /api/onggi/v1/pipelines/{name}      read viewer
            GET    /api/onggi/v1/pipelines/{name}/text read viewer
            GET    /api/onggi/v1/pipelines/{name}/versions           read viewer
            GET    /api/onggi/v1/pipelines/{name}/versions/{version} read viewer
            POST   /api/onggi/v1/pipelines/{name}/pause              run operator
            POST   /api/onggi/v1/pipelines/{name}/resume             run operator
            POST   /api/onggi/v1/pipelines/{name}/runs               run user
            GET    /api/onggi/v1/runs                  read none
            GET    /api/onggi/v1/runs/{run}            read viewer
            GET    /api/onggi/v1/runs/{run}/steps      read viewer
            GET    /api/onggi/v1/runs/{run}/attempts   read viewer
            POST   /api/onggi/v1/runs/{run}/cancel     run operator user
            POST   /api/onggi/v1/runs/{run}/retry      run operator user
            POST   /api/onggi/v1/runs/{run}/mark       run operator user
            PUT    /api/onggi/v1/runs/{run}/note       run operator user
            GET    /api/onggi/v1/runs/{run}/logs       read viewer
            GET    /api/onggi/v1/runs/{run}/logs/stream read viewer
            GET    /api/onggi/v1/runs/{run}/events     read viewer
            GET    /api/onggi/v1/runs/{run}/changes    read viewer
            POST   /api/onggi/v1/runs/{run}/undo       write operator
            POST   /api/onggi/v1/runs/{run}/restore    write operator
            GET    /api/onggi/v1/events                read none
            GET    /api/onggi/v1/datasets              read none
            GET    /api/onggi/v1/datasets/{id}         read viewer
            GET    /api/onggi/v1/datasets/{id}/rows    read viewer
            GET    /api/onggi/v1/datasets/{id}/file    read viewer
            GET    /api/onggi/v1/statistics            read none
            GET    /api/onggi/v1/schedules             read none
            """;

    private static final List<String> ROLES =
            List.of("none", "viewer", "user", "operator", "admin");
    private static final Map<String, String> ROLE_OF =
            Map.of(
                    "root", "admin",
                    "oto", "operator",
                    "uma", "user",
                    "vic", "viewer",
                    "nil", "none",
                    "gus", "none");

    private record Need(@Nullable String scope, String role, String own) {
        static Need parse(List<String> words) {
            return words.getFirst().equals("open")
                    ? new Need(null, "none", "none")
                    : new Need(words.get(0), words.get(1), words.getLast());
        }
    }

    /// A thing that a route is called for.
    ///
    /// @param folder in which it lies; null for what lies nowhere
    /// @param owner whose it is
    private record Thing(
            Map<String, String> variables, @Nullable String folder, @Nullable String owner) {}

    private final Shop shop;
    private final Map<String, String> runs = new LinkedHashMap<>();

    AuthorizationMatrixTest(Shop shop) {
        this.shop = shop;
        for (var who : List.of("root", "uma", "oto")) {
            runs.put("people " + who, shop.run("people", shop.token(who)));
        }
        for (var who : List.of("root", "gus")) {
            runs.put("orders " + who, shop.run("orders", shop.token(who)));
        }
    }

    private static Map<String, Need> declared() {
        var declared = new TreeMap<String, Need>();
        DECLARED.lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .forEach(words ->
                        declared.put(
                                words.get(0) + " " + words.get(1),
                                Need.parse(words.subList(2, words.size()))));
        return declared;
    }

    private List<Route> routes() {
        return shop.routes().all().stream()
                .filter(route -> route.path().matches("/(api/onggi/|health|metrics|setup).*"))
                .toList();
    }

    @Test
    void everyRouteIsWrittenDownHere() {
        var real =
                routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .collect(Collectors.toSet());
        assertThat(real).isEqualTo(declared().keySet());
    }

    @Test
    void everybodyMayDoWhatIsDeclaredAndNothingElse() {
        var declared = declared();
        var wrong = new ArrayList<String>();
        int cells = 0;
        for (var route : routes()) {
            var need = declared.get(route.method() + " " + route.path());
            for (var thing : things(route)) {
                var path = filled(route.path(), thing.variables());
                for (var body : bodies(route)) {
                    cells += check(wrong, route, need, thing, path, body);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThanOrEqualTo(2000);
        System.out.println("authorization matrix: " + cells + " cells");
    }

    private int check(
            List<String> wrong,
            Route route,
            Need need,
            Thing thing,
            String path,
            @Nullable String body) {
        int cells = 1;
        int anonymous = shop.status(route.method(), path, null, body);
        if ((need.scope() == null) == (anonymous == 401) && !route.path().endsWith("/session")) {
            wrong.add(route.method() + " " + path + " by nobody: " + anonymous);
        }
        for (var who : ROLE_OF.keySet()) {
            for (var scopes : scopes()) {
                int status = shop.status(route.method(), path, token(who, scopes), body);
                if (!fits(status, need, thing, who, scopes)) {
                    wrong.add(
                            "%s %s by %s with %s: %d"
                                    .formatted(route.method(), path, who, scopes, status));
                }
                cells++;
            }
        }
        return cells;
    }

    private final Map<String, String> tokens = new TreeMap<>();

    private String token(String who, Set<Scope> scopes) {
        return tokens.computeIfAbsent(who + scopes, key -> shop.token(who, scopes));
    }

    private static List<Set<Scope>> scopes() {
        var all = new ArrayList<Set<Scope>>();
        all.add(EnumSet.allOf(Scope.class));
        EnumSet.allOf(Scope.class).forEach(scope -> all.add(EnumSet.of(scope)));
        return all;
    }

    private static boolean fits(int status, Need need, Thing thing, String who, Set<Scope> scopes) {
        if (status >= 500) {
            return false;
        }
        if (need.scope() == null) {
            return status != 403;
        }
        boolean inGranted = who.equals("gus") && "shop".equals(thing.folder());
        var has = inGranted ? "user" : ROLE_OF.get(who);
        var takes = who.equals(thing.owner()) ? need.own() : need.role();
        boolean scoped = scopes.stream().anyMatch(scope -> scope.word().equals(need.scope()));
        boolean may = ROLES.indexOf(has) >= ROLES.indexOf(takes) && scoped;
        if (may) {
            return status != 401 && status != 403;
        }
        boolean hidden = thing.folder() != null && has.equals("none");
        return status == (hidden ? 404 : 403);
    }

    private static List<@Nullable String> bodies(Route route) {
        // the second names another pipeline than the path: it must count for nothing
        var bodies = new ArrayList<@Nullable String>();
        if (route.method().equals("GET") || route.method().equals("DELETE")) {
            bodies.add(null);
        } else {
            bodies.add("{\"nobody_knows_this\":1}");
            bodies.add("{\"name\":\"orders\",\"pipeline\":\"orders\",\"owner\":\"uma\",\"x\":1}");
        }
        return bodies;
    }

    private List<Thing> things(Route route) {
        var path = route.path();
        var things = new ArrayList<Thing>();
        if (path.contains("/pipelines/{name}")) {
            things.add(new Thing(Map.of("name", "people", "version", "1"), "", null));
            things.add(new Thing(Map.of("name", "orders", "version", "1"), "shop", null));
        } else if (path.contains("{run}")) {
            runs.forEach((key, run) -> things.add(ofRun(key, run)));
        } else if (path.contains("/datasets/{id}")) {
            runs.forEach((key, run) -> {
                if (key.endsWith("root")) {
                    things.add(new Thing(Map.of("id", dataset(run)), folder(key), null));
                }
            });
        } else if (path.contains("/tokens/{id}")) {
            for (var who : List.of("root", "vic", "gus")) {
                var made =
                        shop.identity()
                                .tokens()
                                .make(who, "x", Set.of(Scope.READ), Duration.ofDays(1));
                things.add(new Thing(Map.of("id", made.token().id()), null, who));
            }
        } else {
            things.add(new Thing(Map.of("name", "nil"), null, null));
        }
        return things;
    }

    private static Thing ofRun(String key, String run) {
        var owner = key.substring(key.indexOf(' ') + 1);
        return new Thing(Map.of("run", run), folder(key), owner);
    }

    private static String folder(String key) {
        return key.startsWith("orders") ? "shop" : "";
    }

    private String dataset(String run) {
        var entries = new dev.onggi.data.DatasetRepository(shop.onggi().metadata()).ofRun(run);
        return DatasetId.of(
                entries.stream()
                        .filter(entry -> entry.area().equals("processed"))
                        .findFirst()
                        .orElseThrow()
                        .manifest()
                        .file());
    }

    private static String filled(String path, Map<String, String> variables) {
        var filled = path;
        for (var variable : variables.entrySet()) {
            filled =
                    filled.replace(
                            "{" + variable.getKey() + "}", Shop.encoded(variable.getValue()));
        }
        return filled;
    }
}
