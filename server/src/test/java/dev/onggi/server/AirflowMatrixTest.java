package dev.onggi.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.identity.Role;
import dev.onggi.identity.Scope;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Routes.Route;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every route of the Airflow-compatible API, called by everybody for what is theirs and what is
/// not, and for runs of another pipeline than the path says.
@ExtendWith(Shop.Shared.class)
class AirflowMatrixTest {
    private static final Map<String, Role> PEOPLE =
            Map.of(
                    "root", Role.ADMIN,
                    "oto", Role.OPERATOR,
                    "uma", Role.USER,
                    "vic", Role.VIEWER,
                    "nil", Role.NONE,
                    "gus", Role.NONE);
    private static final String NOBODY = "999999999";
    private static final String NOT_RIGHT = "{\"nobody_knows_this\":1}";

    private final Shop shop;
    private final Map<String, String> tokens = new HashMap<>();

    AirflowMatrixTest(Shop shop) {
        this.shop = shop;
    }

    /// @param pipeline that the path says
    /// @param folder where it lies
    /// @param run of which pipeline ever
    /// @param owner of the run
    private record Thing(String pipeline, String folder, String run, String owner, boolean fits) {}

    private List<Thing> things() {
        var uma = shop.run("people", shop.token("uma"));
        var gus = shop.run("orders", shop.token("gus"));
        return List.of(
                new Thing("people", "", uma, "uma", true),
                new Thing("orders", "shop", gus, "gus", true),
                new Thing("orders", "shop", uma, "uma", false),
                new Thing("people", "", gus, "gus", false));
    }

    @Test
    void everybodyMayDoWhatTheRouteSaysAndNothingElse() {
        var things = things();
        var wrong = new ArrayList<String>();
        int cells = 0;
        for (var route : shop.routes().all()) {
            if (!route.path().matches("/(api/v[12]|auth)/.*")) {
                continue;
            }
            for (var thing : route.access().on() == On.WORKSPACE ? things.subList(0, 1) : things) {
                cells += check(route, thing, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThan(2000);
        System.out.println("authorization matrix of the Airflow API: " + cells + " cells");
    }

    private int check(Route route, Thing thing, List<String> wrong) {
        var path = path(route, thing);
        var body = List.of("GET", "DELETE").contains(route.method()) ? null : NOT_RIGHT;
        boolean open = route.access().value() == Permission.OPEN;
        int anonymous = shop.status(route.method(), path, null, body);
        if (open ? anonymous == 403 : anonymous != 401) {
            wrong.add(route.method() + " " + path + " by nobody: " + anonymous);
        }
        int cells = 1;
        for (var who : PEOPLE.keySet()) {
            for (var scopes : List.of(EnumSet.allOf(Scope.class), EnumSet.of(Scope.READ))) {
                int status = shop.status(route.method(), path, token(who, scopes), body);
                if (!open && !fits(status, route, thing, who, scopes)) {
                    wrong.add(
                            "%s %s by %s with %s: %d"
                                    .formatted(route.method(), path, who, scopes, status));
                }
                cells++;
            }
        }
        return cells;
    }

    private String token(String who, Set<Scope> scopes) {
        return tokens.computeIfAbsent(who + scopes, key -> shop.token(who, scopes));
    }

    private static boolean fits(
            int status, Route route, Thing thing, String who, Set<Scope> scopes) {
        if (status >= 500 && status != 501) {
            return false;
        }
        var need = route.access();
        boolean ofRun = need.on() == On.RUN;
        if (ofRun && !thing.fits()) {
            return status == 404;
        }
        boolean placed = need.on() != On.WORKSPACE;
        boolean granted = placed && who.equals("gus") && thing.folder().equals("shop");
        var has = granted ? Role.USER : PEOPLE.getOrDefault(who, Role.NONE);
        boolean own = ofRun && who.equals(thing.owner());
        boolean enough = has.atLeast(own ? need.value().own() : need.value().role());
        @Nullable Scope scope = need.value().scope();
        if (enough && scope != null && scopes.contains(scope)) {
            return status != 401 && status != 403;
        }
        return status == (placed && has == Role.NONE ? 404 : 403);
    }

    private static String path(Route route, Thing thing) {
        var names =
                Map.of(
                        "dag_id",
                        thing.pipeline(),
                        "file_token",
                        thing.pipeline(),
                        "dag_run_id",
                        thing.run(),
                        "task_id",
                        "fetch",
                        "number",
                        "1",
                        "map_index",
                        "-1");
        var path = route.path();
        for (var name : names.entrySet()) {
            var value = Shop.encoded(name.getValue());
            path = path.replaceAll("\\{" + name.getKey() + "(:[^/]*)?}", value);
        }
        return path.replaceAll("\\{[^/]*}", NOBODY);
    }
}
