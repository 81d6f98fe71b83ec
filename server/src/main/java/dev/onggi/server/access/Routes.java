package dev.onggi.server.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The routes of a server, each with what it takes to call it.
public final class Routes {
    private final List<Route> all;
    private final Set<String> open;

    /// A route.
    ///
    /// @param method such as `GET`
    /// @param path with its variables in braces
    /// @param access what it takes
    /// @param action what it does, such as `run.cancel`
    public record Route(String method, String path, Access access, String action) {}

    private Routes(List<Route> all) {
        this.all = List.copyOf(all);
        var paths = new LinkedHashSet<String>();
        for (var route : all) {
            if (route.access().value() == Permission.OPEN) {
                paths.add(route.method() + " " + route.path());
            }
        }
        this.open = Set.copyOf(paths);
    }

    /// Looks through the routes.
    ///
    /// @param mapping knows them
    /// @return all of them
    /// @throws IllegalStateException where one does not say what it takes, names a variable that
    ///   its path does not have, or is open to everybody and has a variable
    public static Routes of(RequestMappingHandlerMapping mapping) {
        var all = new ArrayList<Route>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> {
                    var access = handler.getMethodAnnotation(Access.class);
                    if (access == null) {
                        throw new IllegalStateException(
                                handler + " does not say what it takes to call it");
                    }
                    for (var path : info.getPatternValues()) {
                        check(path, access, handler);
                        methods(info)
                                .forEach(method ->
                                        all.add(
                                                new Route(
                                                        method,
                                                        path,
                                                        access,
                                                        AccessInterceptor.action(handler))));
                    }
                });
        return new Routes(all);
    }

    private static void check(String path, Access access, Object handler) {
        if (access.value() == Permission.OPEN && path.matches(".*[{*?].*")) {
            throw new IllegalStateException(handler + " is open, but is no exact path: " + path);
        }
        boolean named = !access.by().isEmpty();
        if (named != (access.on() != On.WORKSPACE)
                || (named && !path.matches(".*\\{\\*?" + access.by() + "[:}].*"))) {
            throw new IllegalStateException(handler + " does not name what it is about: " + path);
        }
        if (!access.of().isEmpty() && !path.contains("{" + access.of() + "}")) {
            throw new IllegalStateException(handler + " does not name its pipeline: " + path);
        }
    }

    private static List<String> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        if (methods.isEmpty()) {
            throw new IllegalStateException(info + " takes every method");
        }
        return methods.stream().map(RequestMethod::name).toList();
    }

    /// All routes.
    ///
    /// @return in no order
    public List<Route> all() {
        return all;
    }

    /// Whether a call needs nobody to be known. Only exact paths do, never beginnings or ends.
    ///
    /// @param method such as `GET`
    /// @param path as it was sent
    /// @return true for health, signing in and the like
    boolean open(String method, String path) {
        return open.contains((method.equals("HEAD") ? "GET" : method) + " " + path);
    }
}
